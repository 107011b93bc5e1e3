import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';

const LOCATION = 'url:http://127.0.0.1/entities';

/** Puts entities into the catalog plugin, as a host's discovery would. */
export class GivenEntities {
  readonly module: BackendFeature;
  #entities: Entity[];
  #connection: EntityProviderConnection | undefined;

  constructor(entities: Entity[]) {
    this.#entities = entities;
    const provider: EntityProvider = {
      getProviderName: () => 'given-entities',
      connect: async connection => {
        this.#connection = connection;
        await this.set(this.#entities);
      },
    };
    this.module = createBackendModule({
      pluginId: 'catalog',
      moduleId: 'given-entities',
      register(env) {
        env.registerInit({
          deps: { catalog: catalogProcessingExtensionPoint },
          async init({ catalog }) {
            catalog.addEntityProvider(provider);
          },
        });
      },
    });
  }

  get all(): Entity[] {
    return this.#entities;
  }

  /** Replaces them all. */
  async set(entities: Entity[]): Promise<void> {
    this.#entities = entities;
    await this.#connection?.applyMutation({
      type: 'full',
      entities: entities.map(entity => ({
        entity: withLocation(entity),
        locationKey: 'given-entities',
      })),
    });
  }
}

/** The catalog keeps nothing that comes from nowhere. */
function withLocation(entity: Entity): Entity {
  const annotations = {
    'backstage.io/managed-by-location': LOCATION,
    'backstage.io/managed-by-origin-location': LOCATION,
    ...entity.metadata.annotations,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}
