import type { Entity } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  routeResolutionApiRef,
  useApiHolder,
} from '@backstage/frontend-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ID } from '@opea/backstage-plugin-gmc-common';
import { kubernetesTabRouteRef } from '../routes';
import { useTabPath } from './useTabPath';

const KUBERNETES_TAB = 'entity-content:kubernetes/kubernetes';

/**
 * The address of the entity's tab of Backstage's Kubernetes plugin; undefined
 * if the app, or the entity, has none.
 */
export function useKubernetesTab(entity: Entity): string | undefined {
  const apis = useApiHolder();
  const bound = useRouteRef(kubernetesTabRouteRef);
  // In the new frontend system that tab has no route ref to bind to.
  const path = useTabPath(KUBERNETES_TAB);
  if (!entity.metadata.annotations?.[KUBERNETES_ID]) {
    return undefined;
  }
  if (bound) {
    return bound();
  }
  const page = apis.get(routeResolutionApiRef)?.resolve(entityRouteRef);
  if (path === undefined || !page) {
    return undefined;
  }
  return `${page(entityRouteParams(entity)).replace(/\/$/, '')}${path}`;
}
