import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { failureKind } from '../../text/failureKind';
import { gmcTranslationRef } from '../../translation';
import { FailureMessage } from '../Message/FailureMessage';

/** Says why there is no fleet to show, in the words of this page. */
export function FleetFailure(props: {
  error: Error;
  onRetry: () => void;
  onStartOver: () => void;
}) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { error, onRetry, onStartOver } = props;
  const kind = failureKind(error);
  const words =
    kind === 'forbidden' || kind === 'notFound' || kind === 'unreachable'
      ? {
          title: t(`fleet.failure.${kind}.title`),
          description: t(`fleet.failure.${kind}.description`),
        }
      : undefined;
  return (
    <FailureMessage error={error} onRetry={onRetry} words={words}>
      {/* Asked again, the same address gets the same refusal. */}
      {kind === 'invalid' ? (
        <Button variant="outlined" onClick={onStartOver}>
          {t('fleet.failure.startOver')}
        </Button>
      ) : undefined}
    </FailureMessage>
  );
}
