import type { ReactNode } from 'react';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';

const useStyles = makeStyles(
  theme => ({
    content: {
      display: 'flex',
      gap: theme.spacing(2),
      padding: theme.spacing(3),
      color: theme.palette.text.primary,
    },
    icon: { flexShrink: 0, color: theme.palette.text.secondary },
    body: {
      minWidth: 0,
      display: 'grid',
      gap: theme.spacing(1),
      justifyItems: 'start',
      overflowWrap: 'anywhere',
      maxWidth: '80ch',
    },
  }),
  { name: 'OpeaGmcMessage' },
);

/** Says, in the place of a connector, why there is none to show. */
export function Message(props: {
  icon: ReactNode;
  title: string;
  description: string;
  children?: ReactNode;
}) {
  const classes = useStyles();
  return (
    <Card>
      <CardContent className={classes.content} role="status">
        <span className={classes.icon} aria-hidden>
          {props.icon}
        </span>
        <div className={classes.body}>
          <Typography variant="h6" component="h2">
            {props.title}
          </Typography>
          <Typography>{props.description}</Typography>
          {props.children}
        </div>
      </CardContent>
    </Card>
  );
}
