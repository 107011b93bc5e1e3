import { crashes } from '../view/crashes';
import type { Evidence } from '../Verdict';
import { shorten, times } from '../view/phrases';
import type { Detector } from './Detector';
import {
  containerEvidence,
  containerReference,
  subjectPhrase,
} from './evidence';

/** The container keeps ending; nothing more precise explains it. */
export const crashLoop: Detector = {
  code: 'crash-loop',
  tier: 'crash',
  supersedes: ['not-available'],
  detect: view =>
    crashes(view).map(({ step, pod, status, since, log, repeated }) => {
      const object = containerReference(pod, status.name);
      const lastWords: Evidence[] = lastLines(log).map(text => ({
        object,
        text: `log: ${text}`,
      }));
      return {
        step,
        object,
        since,
        failing: repeated,
        message: `${subjectPhrase(step)} ${
          repeated ? 'keeps crashing' : 'has crashed'
        }: container '${status.name}' ended${exitPhrase(status)}${
          status.restartCount
            ? ` and was restarted ${times(status.restartCount)}`
            : ''
        }.`,
        advice:
          lastWords.length > 0
            ? "The container's last words are below: correct what they name in the step's config, or in what it calls."
            : `Read why in the log of its last run: kubectl logs -n ${view.namespace} ${pod.metadata.name} -c ${status.name} --previous`,
        evidence: [...containerEvidence(view, step, pod, status), ...lastWords],
      };
    }),
};

/** Tracebacks end with what matters. */
function lastLines(log = ''): string[] {
  return log
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(-2)
    .map(shorten);
}

function exitPhrase({
  state,
  lastState,
}: {
  state?: { terminated?: { exitCode?: number } };
  lastState?: { terminated?: { exitCode?: number } };
}): string {
  const code = (state?.terminated ?? lastState?.terminated)?.exitCode;
  return code === undefined ? '' : ` with exit code ${code}`;
}
