import { CopyTextButton } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(1),
      minWidth: 0,
      maxWidth: '100%',
    },
    text: {
      fontFamily: 'monospace',
      overflowWrap: 'anywhere',
      padding: theme.spacing(0.5, 1),
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
    },
  }),
  { name: 'OpeaGmcCopyableText' },
);

/** A text to be pasted somewhere else; `label` names its copy button. */
export function CopyableText(props: { text: string; label: string }) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <code className={classes.text}>{props.text}</code>
      <CopyTextButton
        text={props.text}
        aria-label={props.label}
        variant="secondary"
      />
    </div>
  );
}
