import type { Entity } from '@backstage/catalog-model';

/** An entity that names a connector, unless it is given other annotations. */
export function component(
  name: string,
  annotations: Record<string, string> = {
    'gmc.opea.io/connector': 'shop/chatqna',
    'backstage.io/kubernetes-cluster': 'east',
  },
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'genai-pipeline', lifecycle: 'production', owner: 'shop' },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
  };
}
