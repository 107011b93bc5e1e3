import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    line: {
      height: theme.spacing(2.5),
      marginBottom: theme.spacing(2),
      borderRadius: theme.shape.borderRadius,
      backgroundColor: theme.palette.action.hover,
      animation: '$pulse 1.5s ease-in-out infinite',
      '@media (prefers-reduced-motion: reduce)': { animation: 'none' },
    },
    '@keyframes pulse': { '50%': { opacity: 0.4 } },
  }),
  { name: 'OpeaGmcLoadingOutline' },
);

/** The outline of what is about to come; `label` says what that is. */
export function LoadingOutline(props: { label: string; widths: string[] }) {
  const classes = useStyles();
  return (
    <Card role="status" aria-label={props.label} aria-busy>
      <CardContent>
        {props.widths.map((width, index) => (
          <div key={index} className={classes.line} style={{ width }} />
        ))}
      </CardContent>
    </Card>
  );
}
