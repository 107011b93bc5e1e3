import {
  connectorReference,
  hasWorkload,
  type ConnectorView,
  type RunningStep,
} from '../view/ConnectorView';
import { isSuspended, isZero } from '../view/isSuspended';
import { lastSeen, newestEvent } from '../view/pods';
import { latest } from '../view/time';
import type { Detector } from './Detector';
import { subjectPhrase, workloadEvidence, workloadReference } from './evidence';

/** Somebody scaled workloads to zero: all of them, or some. */
export const scaledToZero: Detector = {
  code: 'scaled-to-zero',
  tier: 'workload',
  detect: view => {
    const zeroes = view.steps.filter(hasWorkload).filter(isZero);
    if (isSuspended(view)) {
      return [
        {
          object: connectorReference(view),
          since: latest(...zeroes.map(step => scaledAt(view, step))),
          failing: false,
          message: "All of the connector's steps are scaled to zero.",
          advice: `Scale them up to run the application again: kubectl scale -n ${
            view.namespace
          } ${zeroes.map(target).join(' ')} --replicas=1`,
          evidence: zeroes.map(step => ({
            object: workloadReference(step),
            text: 'asks for 0 replicas',
          })),
        },
      ];
    }
    return zeroes.map(step => ({
      step,
      object: workloadReference(step),
      since: scaledAt(view, step),
      failing: true,
      message: `${subjectPhrase(step)} is scaled to zero.`,
      advice: `Scale it up: kubectl scale -n ${view.namespace} ${target(
        step,
      )} --replicas=1`,
      evidence: workloadEvidence(view, step),
    }));
  },
};

function target({ workload }: RunningStep): string {
  return `${workload.kind.toLowerCase()}/${workload.metadata.name}`;
}

function scaledAt(view: ConnectorView, step: RunningStep): string | undefined {
  const event = newestEvent(
    view,
    workloadReference(step),
    ({ reason, message }) =>
      reason === 'ScalingReplicaSet' && / to 0( |$)/.test(message ?? ''),
  );
  return event && lastSeen(event);
}
