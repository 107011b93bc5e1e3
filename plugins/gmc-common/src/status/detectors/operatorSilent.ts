import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import { listed } from '../view/phrases';
import { duration, isLongerThan, millis, MINUTE } from '../view/time';
import type { Detector } from './Detector';
import { stepPhrase } from './evidence';

/** How long the operator may take for its first sign. */
export const FIRST_SIGN = 2 * MINUTE;

/** Workloads are missing that the operator never said it had made. */
export const operatorSilent: Detector = {
  code: 'operator-silent',
  tier: 'operator',
  detect: view => {
    const missing = unreportedSteps(view);
    if (missing.length === 0) {
      return [];
    }
    const failing = isLongerThan(FIRST_SIGN, view.specSince, view.now);
    const began = millis(view.specSince);
    const wait =
      began === undefined ? '' : ` for ${duration(view.now - began)}`;
    const hasReported = Boolean(view.connector?.status?.status);
    const subject = hasReported
      ? `The operator has not acted on the connector's last change${wait}`
      : `The operator has said nothing about the connector${wait}`;
    return [
      {
        object: connectorReference(view),
        since: view.specSince,
        failing,
        message: `${subject}: ${
          hasReported
            ? `${listed(missing.map(stepPhrase))} not deployed`
            : 'its status is empty'
        }.`,
        advice: failing
          ? `Check that the GMC operator runs, and look for '${
              view.name
            }' in its log: the operator reports failures nowhere else.${noSignHint(
              view,
            )}${forkHint(view)}`
          : 'Nothing yet: the operator usually reports within two minutes.',
        evidence: missing.map(step => ({
          object: {
            kind: 'Deployment',
            name: step.workloadName!,
            namespace: view.namespace,
          },
          text: `of ${stepPhrase(step)}: not there`,
        })),
      },
    ];
  },
};

/** Steps without the workload they should have, which nobody claims to have made. */
export function unreportedSteps(view: ConnectorView) {
  return view.steps.filter(
    ({ workloadName, workload }) =>
      workloadName !== undefined &&
      !workload &&
      !view.reported.has(`Deployment/${workloadName}`) &&
      !view.reported.has(`StatefulSet/${workloadName}`),
  );
}

/** A connector can be taken by an API server that no operator is behind. */
function noSignHint({ served }: ConnectorView): string {
  return served?.length === 0
    ? ' No connector of this cluster has ever been reported on: it may run no operator at all.'
    : '';
}

/** The fork looks at one namespace only, and is silent about all others. */
function forkHint({ profile, namespace }: ConnectorView): string {
  return profile === 'enterprise-rag'
    ? ` Enterprise-RAG's operator acts in one namespace only: check that its TARGET_NAMESPACE is '${namespace}'.`
    : '';
}
