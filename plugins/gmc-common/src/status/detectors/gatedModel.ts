import { crashes, type Crash } from '../view/crashes';
import type { ConnectorView } from '../view/ConnectorView';
import type { Evidence } from '../Verdict';
import { shorten } from '../view/phrases';
import type { Detector, Finding } from './Detector';
import {
  containerEvidence,
  containerReference,
  subjectPhrase,
} from './evidence';

/** How Hugging Face's libraries say that a model is not for everybody. */
const REFUSALS = [
  /GatedRepo/,
  /\bgated repo\b/i,
  /Access to model \S+ is restricted/,
  /Repo model \S+ is gated/,
  /(401|403) Client Error.*huggingface\.co/,
  /(401|403).*RepositoryNotFound|RepositoryNotFound.*(401|403)/,
];

const MODEL_NAMES = [
  /Access to model ([\w.-]+\/[\w.-]+) is restricted/,
  /Repo model ([\w.-]+\/[\w.-]+) is gated/,
  /huggingface\.co\/(?:api\/models\/)?([\w.-]+\/[\w.-]*\w)/,
];

/** The model server has no token that opens its model. */
export const gatedModel: Detector = {
  code: 'gated-model',
  tier: 'crash',
  supersedes: ['crash-loop', 'probe-failing', 'not-available'],
  detect: view =>
    crashes(view).flatMap(crash => {
      const log = [
        crash.log,
        crash.status.state?.terminated?.message,
        crash.status.lastState?.terminated?.message,
      ].join('\n');
      const line = findRefusal(log);
      return line ? gated(view, crash, line, modelIn(log)) : [];
    }),
};

function gated(
  view: ConnectorView,
  crash: Crash,
  line: string,
  modelInLog: string | undefined,
): Finding {
  const { step, pod, status, since } = crash;
  const model = modelInLog ?? step.model ?? 'its model';
  const object = containerReference(pod, status.name);
  return {
    step,
    object,
    since,
    // Trying again does not help without another token.
    failing: true,
    message: `${subjectPhrase(
      step,
    )} can't get ${model} from Hugging Face: the model is gated, and the container has no token with access to it.`,
    advice: `On Hugging Face, request access to ${model} with the account whose token the cluster uses; ${tokenAdvice(
      view,
      crash,
    )}; then restart the step's Pods. Or choose a model that is not gated.`,
    evidence: [
      ...containerEvidence(view, step, pod, status),
      { object, text: `log: ${shorten(line)}` },
      ...placeholderEvidence(view, crash),
    ],
  };
}

function findRefusal(log: string): string | undefined {
  const lines = log.split('\n');
  const matches = lines.filter(line => REFUSALS.some(each => each.test(line)));
  // The sentence that names the model says more than the exception's name.
  return matches.find(line => modelIn(line)) ?? matches[0];
}

function modelIn(text: string): string | undefined {
  for (const pattern of MODEL_NAMES) {
    const name = pattern.exec(text)?.[1];
    if (name) {
      return name;
    }
  }
  return undefined;
}

/** Where the container reads its environment from: that is where a token goes. */
function tokenAdvice(view: ConnectorView, { container }: Crash): string {
  const sources = container?.envFrom ?? [];
  const secret = sources.find(({ secretRef }) => secretRef?.name)?.secretRef;
  if (secret) {
    return `put that token into Secret '${secret.name}' of namespace '${view.namespace}' under the key HF_TOKEN`;
  }
  const holder = placeholders(view, container)[0];
  if (holder) {
    return `put that token in the place of the placeholder in ConfigMap '${
      holder.name
    }' (${holder.placeholderTokenKeys.join(
      ', ',
    )}) of the operator's template, or better into a Secret that the template reads with envFrom, because ConfigMaps are open to every reader of the namespace`;
  }
  return `have the operator's template read that token as HF_TOKEN from a Secret of namespace '${view.namespace}'`;
}

function placeholderEvidence(view: ConnectorView, crash: Crash): Evidence[] {
  return placeholders(view, crash.container).map(
    ({ name, placeholderTokenKeys }) => ({
      object: { kind: 'ConfigMap', name, namespace: view.namespace },
      text: `${placeholderTokenKeys.join(
        ', ',
      )} still holds the placeholder instead of a token`,
    }),
  );
}

function placeholders(view: ConnectorView, container: Crash['container']) {
  const names = (container?.envFrom ?? []).map(
    ({ configMapRef }) => configMapRef?.name,
  );
  return view.objects.configMaps.filter(
    ({ name, placeholderTokenKeys }) =>
      placeholderTokenKeys.length > 0 && names.includes(name),
  );
}
