import type {
  ClusterFreshness,
  ClustersDocument,
  ClusterSummary,
  ConnectorDocument,
  EntityConnectorsDocument,
  FleetDocument,
  GmcApi,
  GmcWatchOptions,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';

type Signal =
  | { kind: 'document'; document: EntityConnectorsDocument }
  | { kind: 'interruption'; error: Error; lastHeard: Date | undefined }
  | { kind: 'refusal'; error: Error };

/**
 * A GMC backend in memory: it tells every watch what it is told to tell, and
 * remembers it for watches that come later.
 */
export class FakeGmcApi implements GmcApi {
  /** How many watches are open. */
  openWatches = 0;
  /** What {@link FakeGmcApi.clusters} answers. */
  clusterList: (ClusterFreshness & Partial<ClusterSummary>)[] | Error = [];
  #last: Signal | undefined;
  readonly #wakeUps = new Set<(signal: Signal | undefined) => void>();

  /** From now on the entity's connectors are these; undefined: no answer yet. */
  show(document: EntityConnectorsDocument | undefined): void {
    this.#tell(document && { kind: 'document', document });
  }

  /** The backend can't be reached for now. */
  interrupt(error: Error, lastHeard?: Date): void {
    this.#tell({ kind: 'interruption', error, lastHeard });
  }

  /** The backend refuses, and watches end. */
  refuse(error: Error): void {
    this.#tell({ kind: 'refusal', error });
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
    if (this.#last?.kind !== 'document') {
      throw new Error('Nothing to tell');
    }
    return this.#last.document;
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

  async *watchEntity(
    _entityRef: string,
    options: GmcWatchOptions,
  ): AsyncGenerator<EntityConnectorsDocument> {
    const queue: (Signal | undefined)[] = [this.#last];
    let wake = () => {};
    const nextSignal = () =>
      new Promise<void>(resolve => {
        wake = resolve;
      });
    const take = (signal: Signal | undefined) => {
      queue.push(signal);
      wake();
    };
    this.#wakeUps.add(take);
    this.openWatches += 1;
    const end = () => wake();
    options.signal.addEventListener('abort', end);
    try {
      while (!options.signal.aborted) {
        const signal = queue.shift();
        if (signal?.kind === 'document') {
          yield signal.document;
        } else if (signal?.kind === 'interruption') {
          options.onInterruption?.(signal.error, signal.lastHeard);
        } else if (signal?.kind === 'refusal') {
          throw signal.error;
        }
        if (queue.length === 0 && !options.signal.aborted) {
          await nextSignal();
        }
      }
    } finally {
      options.signal.removeEventListener('abort', end);
      this.#wakeUps.delete(take);
      this.openWatches -= 1;
    }
  }

  async connectors(): Promise<FleetDocument> {
    throw new Error('Nothing to tell');
  }

  async *watchConnector(
    cluster: string,
    namespace: string,
    name: string,
  ): AsyncGenerator<ConnectorDocument> {
    yield await this.connector(cluster, namespace, name);
  }

  async *watchConnectors(): AsyncGenerator<FleetDocument> {
    yield await this.connectors();
  }

  #tell(signal: Signal | undefined): void {
    this.#last = signal;
    for (const wakeUp of this.#wakeUps) {
      wakeUp(signal);
    }
  }
}
