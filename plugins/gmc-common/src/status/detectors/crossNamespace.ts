import { connectorReference } from '../view/ConnectorView';
import type { Detector } from './Detector';
import { subjectPhrase } from './evidence';

/**
 * A step or the router is asked for in another namespace. Everything the
 * operator makes is owned by the connector, and Kubernetes refuses owners from
 * elsewhere.
 */
export const crossNamespace: Detector = {
  code: 'cross-namespace',
  tier: 'spec',
  supersedes: ['operator-silent'],
  detect: view =>
    view.steps
      .filter(
        ({ namespace }) =>
          namespace !== undefined && namespace !== view.namespace,
      )
      .map(step => ({
        step,
        object: connectorReference(view),
        since: view.specSince,
        failing: true,
        message: `${subjectPhrase(step)} is asked for in namespace '${
          step.namespace
        }', and the operator can only create it in the connector's own, '${
          view.namespace
        }'.`,
        advice: `Remove its nameSpace from the connector, or set it to '${view.namespace}'; to use a service of another namespace, name its URL as externalService.`,
        evidence: [
          {
            object: connectorReference(view),
            text: `nameSpace: ${step.namespace}`,
          },
        ],
      })),
};
