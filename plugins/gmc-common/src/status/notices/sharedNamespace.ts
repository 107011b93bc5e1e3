import type { Notice } from '../Verdict';
import type { ConnectorView } from '../view/ConnectorView';
import { listed } from '../view/phrases';

/** Other connectors live in the same namespace, and the operator mixes them up. */
export function sharedNamespace(view: ConnectorView): Notice[] {
  const { connectorsInNamespace } = view.objects;
  const others = connectorsInNamespace.filter(name => name !== view.name);
  if (others.length === 0) {
    return [];
  }
  return [
    {
      code: 'shared-namespace',
      object: { kind: 'Namespace', name: view.namespace },
      message: `Namespace '${view.namespace}' also holds ${listed(
        others.map(name => `'${name}'`),
      )}: their routers answer each other's requests, and they overwrite each other's ConfigMaps.`,
      advice: 'Give each connector a namespace of its own.',
    },
  ];
}
