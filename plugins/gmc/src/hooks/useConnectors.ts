import { useCallback } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  EntityConnectorsDocument,
  GmcWatchOptions,
} from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from '../api/gmcApiRef';
import { useWatch } from './useWatch';
import type { Watched } from './useWatch';

export type { Connection } from './useWatch';

/** What is known of an entity's connectors. */
export type ConnectorsState = Watched<EntityConnectorsDocument>;

/** The connectors of an entity, as they are. */
export function useConnectors(entity: Entity): ConnectorsState {
  const gmcApi = useApi(gmcApiRef);
  const entityRef = stringifyEntityRef(entity);
  return useWatch(
    useCallback(
      (options: GmcWatchOptions) => gmcApi.watchEntity(entityRef, options),
      [gmcApi, entityRef],
    ),
  );
}
