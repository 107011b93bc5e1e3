import { hasWorkload, isAvailable } from '../view/ConnectorView';
import { shorten } from '../view/phrases';
import type { Detector } from './Detector';
import { workloadEvidence } from './evidence';

/** The router's Pods are available, and nothing answers at its service. */
export const routerUnreachable: Detector = {
  code: 'router-unreachable',
  tier: 'probe',
  detect: view => {
    const { router: probe } = view.observations;
    const step = view.steps.find(({ role }) => role === 'router');
    if (
      !probe ||
      probe.answers ||
      !step ||
      !hasWorkload(step) ||
      step.desired === 0 ||
      !isAvailable(step)
    ) {
      return [];
    }
    const object = {
      kind: 'Service',
      name: step.serviceName ?? '',
      namespace: view.namespace,
    };
    const said = shorten(probe.message ?? 'no answer');
    return [
      {
        step,
        object,
        since: probe.since,
        failing: true,
        message: `The router runs, and its service '${object.name}' does not answer: requests to the application fail.`,
        advice: advice(said, view.namespace, object.name),
        evidence: [...workloadEvidence(view, step), { object, text: said }],
      },
    ];
  },
};

function advice(said: string, namespace: string, service: string): string {
  if (/not found/i.test(said)) {
    return `The Service is gone: make the operator create it again by changing a label of the connector.`;
  }
  if (/no endpoints/i.test(said)) {
    return `The Service selects no Pod that is ready: compare its selector with the labels of the router's Pods (kubectl describe -n ${namespace} service/${service}).`;
  }
  if (/refused/i.test(said)) {
    return `The router's process does not listen: read its log (kubectl logs -n ${namespace} deployment/${service}-deployment).`;
  }
  return "See in the router's log whether it hangs, and whether a network policy keeps the API server from reaching Pods of the namespace.";
}
