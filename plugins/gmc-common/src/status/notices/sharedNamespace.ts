import type { Notice } from '../Verdict';
import type { ConnectorView } from '../view/ConnectorView';

/** Other connectors live in the same namespace, and the operator mixes them up. */
export function sharedNamespace(view: ConnectorView): Notice[] {
  const others = view.objects.connectorsInNamespace.filter(
    name => name !== view.name,
  );
  if (others.length === 0) {
    return [];
  }
  return [
    {
      code: 'shared-namespace',
      object: { kind: 'Namespace', name: view.namespace },
      message: `Namespace '${view.namespace}' also holds ${others
        .map(name => `'${name}'`)
        .join(
          ', ',
        )}: their routers answer each other's requests, and they overwrite each other's ConfigMaps.`,
      advice: 'Give each connector a namespace of its own.',
    },
  ];
}
