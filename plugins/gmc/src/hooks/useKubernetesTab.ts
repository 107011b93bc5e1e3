import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  appTreeApiRef,
  coreExtensionData,
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ID } from '@opea/backstage-plugin-gmc-common';
import { kubernetesTabRouteRef } from '../routes';

const KUBERNETES_TAB = 'entity-content:kubernetes/kubernetes';

/**
 * The address of the entity's tab of Backstage's Kubernetes plugin; undefined
 * if the app, or the entity, has none.
 */
export function useKubernetesTab(entity: Entity): string | undefined {
  const apis = useApiHolder();
  const bound = useRouteRef(kubernetesTabRouteRef);
  if (!entity.metadata.annotations?.[KUBERNETES_ID]) {
    return undefined;
  }
  if (bound) {
    return bound();
  }
  // In the new frontend system that tab has no route ref to bind to, but the
  // app knows whether it is there and under which path.
  const tab = apis.get(appTreeApiRef)?.getTree().tree.nodes.get(KUBERNETES_TAB);
  const path = tab?.instance?.getData(coreExtensionData.routePath);
  const page = apis.get(routeResolutionApiRef)?.resolve(entityRouteRef);
  if (path === undefined || !page) {
    return undefined;
  }
  return `${page(entityRouteParams(entity)).replace(/\/$/, '')}${path}`;
}
