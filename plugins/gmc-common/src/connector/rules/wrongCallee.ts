import { calleeOf } from '../calleeOf';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';

/** By key of upstream's operator, the steps that what reads it can talk to. */
export const CALLEES: ReadonlyMap<string, RegExp> = new Map([
  ['TEI_EMBEDDING_ENDPOINT', /^TeiEmbedding/],
  ['TEI_ENDPOINT', /^TeiEmbedding/],
  ['TEI_RERANKING_ENDPOINT', /^TeiReranking/],
  ['TGI_LLM_ENDPOINT', /^Tgi/],
  ['REDIS_URL', /^VectorDB$/],
  ['ASR_ENDPOINT', /^Whisper/],
  ['TTS_ENDPOINT', /^SpeechT5/],
]);

/** Accepted and wired, and then one speaks to somebody of another kind. */
export const wrongCallee: ConnectorRule = {
  code: 'wrong-callee',
  check(context) {
    const { connector, profile } = context;
    for (const step of profile === 'genaiinfra' ? connector.steps : []) {
      for (const entry of step.isDeployed ? step.config : []) {
        const callee = calleeOf(step, entry.value, connector);
        const fits = CALLEES.get(entry.key);
        if (callee?.isDownstream && fits?.test(callee.name ?? '') === false) {
          reportCallee(step, entry, callee, context);
        }
      }
    }
  },
};

function reportCallee(
  step: StepView,
  { key, range }: ConfigView,
  callee: StepView,
  { report }: ConnectorContext,
): void {
  const related = [
    { range: callee.rangeOf('name'), message: `The ${callee.label} step` },
  ];
  const scheme = callee.name === 'VectorDB' ? 'redis' : 'http';
  if ((scheme === 'redis') === (key === 'REDIS_URL')) {
    report.warning(
      'wrong-callee',
      range,
      `${key} of ${step.label} names a ${callee.label} step, which serves something else`,
      { related },
    );
  } else {
    report.error(
      'wrong-callee',
      range,
      `${key} of ${step.label} names a ${callee.label} step, of which the operator makes an address with ${scheme}://, whatever the key`,
      { related },
    );
  }
}
