import type {
  ClusterFreshness,
  ClustersDocument,
  ClusterSummary,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  FleetQuery,
  GmcApi,
  GmcWatchOptions,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';
import { FakeFleet } from './FakeFleet';
import { FakeStream } from './FakeStream';

/**
 * A GMC backend in memory: it tells every watch what it is told to tell, and
 * remembers it for watches that come later.
 */
export class FakeGmcApi implements GmcApi {
  /** The fleet that the same backend tells of. */
  readonly fleet = new FakeFleet();
  /** What {@link FakeGmcApi.clusters} answers. */
  clusterList: (ClusterFreshness & Partial<ClusterSummary>)[] | Error = [];
  readonly #entity = new FakeStream<EntityConnectorsDocument>();

  /** How many watches of an entity are open. */
  get openWatches(): number {
    return this.#entity.open;
  }

  /** From now on the entity's connectors are these; undefined: no answer yet. */
  show(document: EntityConnectorsDocument | undefined): void {
    this.#entity.show(document);
  }

  /** The backend can't be reached for now. */
  interrupt(error: Error, lastHeard?: Date): void {
    this.#entity.interrupt(error, lastHeard);
  }

  /** The backend refuses, and watches end. */
  refuse(error: Error): void {
    this.#entity.refuse(error);
  }

  async clusters(): Promise<ClustersDocument> {
    if (this.clusterList instanceof Error) {
      throw this.clusterList;
    }
    return {
      schemaVersion: 1,
      clusters: this.clusterList.map(cluster => ({
        profile: 'genaiinfra',
        watch: 'namespaces',
        connectors: 0,
        watches: { open: 1, wanted: 1 },
        ...cluster,
      })),
    };
  }

  async entityConnectors(): Promise<EntityConnectorsDocument> {
    return this.#entity.document;
  }

  async connector(
    cluster: string,
    namespace: string,
    name: string,
  ): Promise<ConnectorDocument> {
    const { connectors } = await this.entityConnectors();
    const found = connectors.find(
      connector =>
        connector.cluster === cluster &&
        connector.namespace === namespace &&
        connector.name === name,
    );
    if (!found) {
      throw new Error('No such connector');
    }
    return found;
  }

  async placement(
    cluster: string,
    place: { namespace: string; name: string },
  ): Promise<PlacementDocument> {
    const namespace = { name: place.namespace, exists: false };
    return { schemaVersion: 1, cluster, namespace, connectors: [] };
  }

  watchEntity(
    _entityRef: string,
    options: GmcWatchOptions,
  ): AsyncIterable<EntityConnectorsDocument> {
    return this.#entity.watch(options);
  }

  async connectors(query: FleetQuery): Promise<FleetDocument> {
    return this.fleet.page(query);
  }

  async *watchConnector(
    cluster: string,
    namespace: string,
    name: string,
  ): AsyncGenerator<ConnectorDocument> {
    yield await this.connector(cluster, namespace, name);
  }

  watchConnectors(
    query: FleetQuery,
    options: GmcWatchOptions,
  ): AsyncIterable<FleetDocument> {
    return this.fleet.watch(query, options);
  }
}
