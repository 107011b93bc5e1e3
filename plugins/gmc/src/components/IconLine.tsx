import type { ComponentType, ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { SvgIconProps } from '@material-ui/core/SvgIcon';
import Typography from '@material-ui/core/Typography';
import { toneColour } from './tone';
import type { Tone } from './tone';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      marginTop: theme.spacing(1),
      overflowWrap: 'anywhere',
    },
    icon: { color: (props: { tone: Tone }) => toneColour(theme, props.tone) },
    text: { minWidth: 0 },
  }),
  { name: 'OpeaGmcIconLine' },
);

/** A line of small print behind an icon that says how good the news is. */
export function IconLine(props: {
  icon: ComponentType<SvgIconProps>;
  tone: Tone;
  title?: string;
  children: ReactNode;
}) {
  const { icon: Icon, tone, title, children } = props;
  const classes = useStyles({ tone });
  return (
    <Typography
      variant="body2"
      color="textSecondary"
      component="div"
      className={classes.root}
    >
      <Icon fontSize="small" className={classes.icon} aria-hidden />
      <span className={classes.text} title={title}>
        {children}
      </span>
    </Typography>
  );
}
