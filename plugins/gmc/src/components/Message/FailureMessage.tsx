import type { ReactNode } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import CloudOffIcon from '@material-ui/icons/CloudOff';
import LockIcon from '@material-ui/icons/LockOutlined';
import { failureKind } from '../../text/failureKind';
import { failureReason } from '../../text/failureReason';
import { gmcTranslationRef } from '../../translation';
import { Message } from './Message';

/**
 * Says why the backend tells nothing, and lets one ask again.
 *
 * @param props - `words` are a page's own, where the usual don't fit;
 * `children` take the place of asking again, where that would be in vain
 */
export function FailureMessage(props: {
  error: Error;
  onRetry: () => void;
  words?: { title: string; description: string };
  children?: ReactNode;
}) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const kind = failureKind(props.error);
  return (
    <Message
      icon={kind === 'forbidden' ? <LockIcon /> : <CloudOffIcon />}
      title={props.words?.title ?? t(`failure.${kind}.title`)}
      description={props.words?.description ?? t(`failure.${kind}.description`)}
    >
      <Typography variant="body2" color="textSecondary">
        {failureReason(props.error)}
      </Typography>
      {props.children ?? (
        <Button variant="outlined" onClick={props.onRetry}>
          {t('failure.retry')}
        </Button>
      )}
    </Message>
  );
}
