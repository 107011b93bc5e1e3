import type { ContainerStatus, Pod } from '../objects';
import type { Claim, Evidence, ObjectReference } from '../Verdict';
import { capitalize, shorten, times } from '../view/phrases';
import {
  connectorReference,
  type ConnectorView,
  type RunningStep,
} from '../view/ConnectorView';

/** The cluster as an object; it may have no name here. */
export function clusterReference({ cluster }: ConnectorView): ObjectReference {
  return { kind: 'Cluster', name: cluster ?? '' };
}

/** "Cluster 'west'", or "The cluster". */
export function clusterPhrase({ cluster }: ConnectorView): string {
  return cluster ? `Cluster '${cluster}'` : 'The cluster';
}

/** The step and its workload: the outer links of most chains. */
export function workloadEvidence(
  view: ConnectorView,
  step: RunningStep,
): Evidence[] {
  const { desired, available } = step;
  return [
    { object: connectorReference(view), text: stepPhrase(step) },
    {
      object: workloadReference(step),
      text: `${available} of ${desired} replicas available`,
    },
  ];
}

/** The same, with a Pod of the workload and what it says. */
export function podEvidence(
  view: ConnectorView,
  step: RunningStep,
  pod: Pod,
  text: string,
): Evidence[] {
  return [...workloadEvidence(view, step), { object: podReference(pod), text }];
}

/** The same, with a container of the Pod. */
export function containerEvidence(
  view: ConnectorView,
  step: RunningStep,
  pod: Pod,
  status: ContainerStatus,
): Evidence[] {
  return [
    ...podEvidence(view, step, pod, `phase ${pod.status?.phase ?? 'unknown'}`),
    {
      object: containerReference(pod, status.name),
      text: containerPhrase(status),
    },
  ];
}

/** "status 9/0/9", or "status Success". */
export function claimPhrase({ ready, external, total, text }: Claim): string {
  return `status ${text ?? `${ready}/${external}/${total}`}`;
}

/** "step Tgi (tgi-service)": how sentences name a step. */
export function stepPhrase(step: {
  name: string;
  role: string;
  serviceName?: string;
}): string {
  if (step.role === 'router') {
    return 'the router';
  }
  return step.serviceName
    ? `step ${step.name} (${step.serviceName})`
    : `step ${step.name}`;
}

/** The same at the beginning of a sentence. */
export function subjectPhrase(step: Parameters<typeof stepPhrase>[0]): string {
  return capitalize(stepPhrase(step));
}

export function workloadReference({ workload }: RunningStep): ObjectReference {
  const { kind, metadata } = workload;
  return { kind, name: metadata.name, namespace: metadata.namespace };
}

export function podReference({ metadata }: Pod): ObjectReference {
  return { kind: 'Pod', name: metadata.name, namespace: metadata.namespace };
}

export function containerReference(
  pod: Pod,
  container: string,
): ObjectReference {
  return { ...podReference(pod), container };
}

function containerPhrase({ state, lastState, restartCount }: ContainerStatus) {
  const { waiting, running, terminated } = state ?? {};
  const ended = terminated ?? lastState?.terminated;
  const phrases = [
    waiting && sentence(waiting.reason ?? 'waiting', waiting.message),
    running && 'running',
    ended &&
      sentence(
        `${terminated ? 'ended' : 'last run ended'} with exit code ${
          ended.exitCode ?? 'unknown'
        }${ended.reason ? ` (${ended.reason})` : ''}`,
        ended.message,
      ),
    restartCount ? `restarted ${times(restartCount)}` : undefined,
  ];
  return phrases.filter(Boolean).join('; ') || 'no state reported yet';
}

function sentence(head: string, message?: string): string {
  return message ? `${head}: ${shorten(message)}` : head;
}
