import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { Problem } from './Problem';
import { sentenceOf } from '../sentenceOf';

/** What {@link checkEntities} needs. */
export interface CheckEntitiesOptions {
  entityRefs: string[];
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  credentials: BackstageCredentials;
}

/**
 * Looks whether entity references are free: the catalog takes a second
 * location for the same entity without a word, and ignores it.
 */
export async function checkEntities(
  options: CheckEntitiesOptions,
): Promise<Problem[]> {
  const { entityRefs, catalog, credentials } = options;
  try {
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind', 'metadata'] },
      { credentials },
    );
    return items.flatMap((entity, index) =>
      entity
        ? [
            {
              kind: 'taken',
              about: 'name',
              message: `${entityRefs[index]} is in the catalog already, from ${
                entity.metadata.annotations?.[ANNOTATION_LOCATION] ??
                'an unknown place'
              }. Choose another name.`,
            },
          ]
        : [],
    );
  } catch (error) {
    return [
      {
        kind: 'unavailable',
        about: 'catalog',
        message: `it can't tell whether the name is free: ${sentenceOf(error)}`,
      },
    ];
  }
}
