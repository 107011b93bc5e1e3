import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { Notice } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1),
    },
    notice: { display: 'flex', gap: theme.spacing(1) },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'OpeaGmcNoticeList' },
);

/** What is worth knowing while the connector works. */
export function NoticeList(props: { notices: Notice[] }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  if (props.notices.length === 0) {
    return null;
  }
  return (
    <div>
      <Typography variant="h6" component="h3">
        {t('notices.title')}
      </Typography>
      <ul className={classes.list}>
        {props.notices.map((notice, index) => (
          <li key={index} className={classes.notice}>
            <InfoIcon fontSize="small" color="action" aria-hidden />
            <div className={classes.words}>
              <Typography>{notice.message}</Typography>
              <Typography variant="body2" color="textSecondary">
                {notice.advice && `${notice.advice} `}
                <code>{notice.code}</code>
              </Typography>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
