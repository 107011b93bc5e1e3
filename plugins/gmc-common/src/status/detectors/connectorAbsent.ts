import { connectorReference } from '../view/ConnectorView';
import { listed } from '../view/phrases';
import type { Detector } from './Detector';

/** The cluster answers that there is no such connector. */
export const connectorAbsent: Detector = {
  code: 'connector-absent',
  tier: 'existence',
  detect: view => {
    if (view.connector || view.observations.definition === 'missing') {
      return [];
    }
    const { namespace, name } = view;
    const others = view.objects.connectorsInNamespace.filter(
      other => other !== name,
    );
    return [
      {
        object: connectorReference(view),
        failing: true,
        message: `There is no GMConnector '${name}' in namespace '${namespace}'.`,
        advice:
          others.length > 0
            ? `The namespace holds ${quoted(
                others,
              )}: correct the name in the entity's annotation if one of them is meant; otherwise check that the repository's deploy/gmc is synced to this cluster.`
            : "Check that the repository's deploy/gmc is synced to this cluster, and that the entity's annotation names the right namespace and cluster.",
        evidence: [],
      },
    ];
  },
};

function quoted(names: string[]): string {
  return listed(names.map(name => `'${name}'`));
}
