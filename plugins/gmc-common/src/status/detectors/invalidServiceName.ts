import { isServiceName } from '../../names';
import { connectorReference } from '../view/ConnectorView';
import type { Detector } from './Detector';
import { subjectPhrase } from './evidence';

/** A service name that the API server refuses: the operator retries for ever. */
export const invalidServiceName: Detector = {
  code: 'invalid-service-name',
  tier: 'spec',
  supersedes: ['operator-silent'],
  detect: view =>
    view.steps
      .filter(
        ({ serviceName, workload }) =>
          // Newer clusters take more names: one that was taken is fine.
          serviceName !== undefined && !workload && !isServiceName(serviceName),
      )
      .map(step => ({
        step,
        object: connectorReference(view),
        since: view.specSince,
        failing: true,
        message: `${subjectPhrase(
          step,
        )} has a service name that Kubernetes refuses, so the operator can't create it.`,
        advice: `Give it a serviceName of at most 63 lower-case letters, digits and '-' that begins with a letter and ends with a letter or digit${suggestion(
          step.serviceName!,
        )}.`,
        evidence: [
          {
            object: connectorReference(view),
            text: `serviceName: ${step.serviceName}`,
          },
        ],
      })),
};

function suggestion(name: string): string {
  const valid = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 63)
    .replace(/-+$/, '');
  return valid ? `, for example '${valid}'` : '';
}
