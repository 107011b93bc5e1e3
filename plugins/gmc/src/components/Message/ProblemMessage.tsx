import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Typography from '@material-ui/core/Typography';
import LinkOffIcon from '@material-ui/icons/LinkOff';
import { CONNECTOR_ANNOTATION } from '@opea/backstage-plugin-gmc-common';
import type { LinkProblem } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';
import { CopyableText } from '../CopyableText';
import { Message } from './Message';

/** What an annotation looks like, where the backend has no line to offer. */
const EXAMPLE = `${CONNECTOR_ANNOTATION}: chatqna/chatqna`;

/**
 * Says why an entity has no connectors, and what is missing.
 *
 * @param props - `problem` is undefined where there simply are none
 */
export function ProblemMessage(props: { problem: LinkProblem | undefined }) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { problem } = props;
  const code = problem?.code ?? 'empty';
  const line = problem && missingLine(problem);
  return (
    <Message
      icon={<LinkOffIcon />}
      title={t(`problem.${code}.title`)}
      description={t(`problem.${code}.description`)}
    >
      {line && <CopyableText text={line} label={t('problem.copy')} />}
      {problem?.message && (
        <Typography variant="body2" color="textSecondary">
          {t('problem.details', { message: problem.message })}
        </Typography>
      )}
    </Message>
  );
}

function missingLine(problem: LinkProblem): string | undefined {
  if (problem.missing) {
    return `${problem.missing.annotation}: ${problem.missing.value}`;
  }
  return problem.code === 'not-annotated' ||
    problem.code === 'invalid-annotation'
    ? EXAMPLE
    : undefined;
}
