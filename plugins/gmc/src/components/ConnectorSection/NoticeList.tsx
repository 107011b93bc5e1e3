import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import InfoIcon from '@material-ui/icons/InfoOutlined';
import type { Notice } from '@opea/backstage-plugin-gmc-common';
import { useCodeTitle } from '../../hooks/useCodeTitle';
import { gmcTranslationRef } from '../../translation';
import { useObjectText } from './useObjectText';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      display: 'grid',
      gap: theme.spacing(1.5),
    },
    notice: { display: 'flex', gap: theme.spacing(1) },
    title: { fontWeight: 700 },
    words: { minWidth: 0, overflowWrap: 'anywhere' },
  }),
  { name: 'OpeaGmcNoticeList' },
);

/** What is worth knowing while the connector works. */
export function NoticeList(props: { notices: Notice[]; namespace: string }) {
  const classes = useStyles();
  const { t } = useTranslationRef(gmcTranslationRef);
  const { noticeTitle } = useCodeTitle();
  const objectText = useObjectText(props.namespace);
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
              <Typography component="h4" className={classes.title}>
                {noticeTitle(notice.code)}
              </Typography>
              <Typography>{notice.message}</Typography>
              {notice.advice && <Typography>{notice.advice}</Typography>}
              <Typography variant="body2" color="textSecondary">
                {notice.step && `${t('causes.step', { step: notice.step })} · `}
                {objectText(notice.object)}
                {' · '}
                <code>{notice.code}</code>
              </Typography>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}
