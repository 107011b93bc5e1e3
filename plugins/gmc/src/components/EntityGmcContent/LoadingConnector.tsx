import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Card from '@material-ui/core/Card';
import CardContent from '@material-ui/core/CardContent';
import { makeStyles } from '@material-ui/core/styles';
import { gmcTranslationRef } from '../../translation';

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
  { name: 'OpeaGmcLoadingConnector' },
);

const WIDTHS = ['40%', '65%', '100%', '100%', '100%'];

/** The outline of what is about to come. */
export function LoadingConnector() {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  return (
    <Card role="status" aria-label={t('loading')} aria-busy>
      <CardContent>
        {WIDTHS.map((width, index) => (
          <div key={index} className={classes.line} style={{ width }} />
        ))}
      </CardContent>
    </Card>
  );
}
