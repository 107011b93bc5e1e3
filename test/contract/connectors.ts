import type { Json } from './ApiClient';

export const connectorsOf = (namespace: string): string =>
  `/apis/gmc.opea.io/v1alpha3/namespaces/${namespace}/gmconnectors`;

/** A connector with one step, and what a test wants to differ. */
export function aConnector(name: string, changes: Json = {}): Json {
  const { metadata, spec } = changes;
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: { name, ...metadata },
    spec: {
      routerConfig: { name: 'router', serviceName: 'router-service' },
      nodes: {
        root: {
          routerType: 'Sequence',
          steps: [{ name: 'Llm', internalService: { serviceName: 'llm' } }],
        },
      },
      ...spec,
    },
  };
}
