import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { GmcConfig } from '../config/readGmcConfig';
import { EntityIndex } from '../entities/EntityIndex';
import { FleetIndex } from '../fleet/FleetIndex';
import { Pulse } from '../fleet/Pulse';
import { ConnectorLinks } from '../link/ConnectorLinks';
import { NamespaceOwners } from '../link/NamespaceOwners';
import { ChangeHub } from '../status/ChangeHub';
import type { Tracing } from '../telemetry/telemetryServices';
import type { Clock } from '../watch/Clock';
import { Fleet } from './Fleet';
import { Subscriptions } from './Subscriptions';

/** What it takes to know things. */
export interface KnowledgeOptions {
  api: ClusterApi;
  config: GmcConfig;
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  logger: LoggerService;
  tracing: Tracing;
}

/** What is known of clusters and the catalog, in memory. */
export interface Knowledge {
  fleet: Fleet;
  entities: EntityIndex;
  links: ConnectorLinks;
  index: FleetIndex;
  subscriptions: Subscriptions;
  /** Keeps it up to date until the signal is aborted. */
  run(signal: AbortSignal): void;
}

/** Joins what knows, so that each change reaches whom it concerns. */
export function createKnowledge(options: KnowledgeOptions): Knowledge {
  const { api, config, auth, catalog, clock, logger, tracing } = options;
  const hub = new ChangeHub();
  const fleet = new Fleet({ api, config, hub, clock, logger, tracing });
  const entities = new EntityIndex({
    catalog,
    auth,
    clock,
    logger,
    onChange: entityRef => hub.publishEntity(entityRef),
  });
  const links = new ConnectorLinks({
    clusters: () => fleet.names(),
    connectorAt: ({ cluster, namespace, name }) =>
      fleet.store(cluster)?.connectors.get(namespace, name),
    entities,
    owners: new NamespaceOwners(config.namespaces),
  });
  const index = new FleetIndex({ fleet, entities, links, clock });
  const pulse = new Pulse();
  hub.onChange({
    connector: place => index.connectorChanged(place),
    entity: entityRef => index.entityChanged(entityRef),
    any: () => pulse.stir(),
  });
  return {
    fleet,
    entities,
    links,
    index,
    subscriptions: new Subscriptions({ entities, hub, pulse }),
    run: signal => {
      void fleet.run(signal);
      void entities.run(config.entities.refreshMs, signal);
    },
  };
}
