import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      margin: theme.spacing(0.5, 0, 0),
      padding: theme.spacing(1),
      // About a dozen lines: a log must not push away what follows it.
      maxHeight: '15em',
      overflow: 'auto',
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
      fontFamily: 'monospace',
      fontSize: '0.85em',
      lineHeight: 1.4,
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'OpeaGmcVerbatimText' },
);

/** What a program wrote, as it wrote it; `label` says which one. */
export function VerbatimText(props: { text: string; label: string }) {
  const classes = useStyles();
  return (
    <pre
      className={classes.root}
      role="region"
      aria-label={props.label}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- without focus, a keyboard can't scroll it
      tabIndex={0}
    >
      {props.text}
    </pre>
  );
}
