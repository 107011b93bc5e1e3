import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useTabPath } from './useTabPath';

/**
 * Leads from the reference of an entity to its GMC tab, or to its page where
 * the app does not tell under which path the tab is.
 */
export function useEntityGmcTab(): (entityRef: string) => string {
  const page = useRouteRef(entityRouteRef);
  const path = useTabPath('entity-content:gmc') ?? '';
  return entityRef => {
    const params = entityRouteParams(entityRef, { encodeParams: true });
    return `${page(params).replace(/\/$/, '')}${path}`;
  };
}
