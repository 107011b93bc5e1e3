import type { Entity } from '@backstage/catalog-model';
import { CONNECTOR_ANNOTATION } from '@opea/backstage-plugin-gmc-common';

/**
 * Whether an entity names a connector, for the entity pages of the legacy
 * frontend system.
 *
 * @public
 */
export function isGmcAvailable(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[CONNECTOR_ANNOTATION]);
}
