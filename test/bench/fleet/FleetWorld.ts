import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { waitFor } from '../../app/waitFor';
import { TestBackend } from '../../backend/TestBackend';
import { Worker } from '../../backend/Worker';
import { placeOf } from './ClusterContent';
import type { ClusterStats } from './clusters';
import type { ReadersSetup } from './readers';

/** How much there is of everything. */
export interface FleetSize {
  clusters: number;
  connectors: number;
  foreignPods: number;
}

/** Where workloads are watched, as the configuration has it. */
export type WatchScope = 'namespaces' | 'cluster';

/** Browsers that are signed in. */
const SESSIONS = 100;
const COMPLETE_MS = 240_000;
/** Nothing listed for so long is quiet. */
const QUIET_MS = 3_000;
const TOKEN = 'fleet';

/** Clusters and a backend, each a process of its own. */
export class FleetWorld {
  private readonly workers: Worker[] = [];

  private constructor(
    readonly size: FleetSize,
    readonly backend: TestBackend,
    private readonly clusters: Worker,
  ) {}

  static async start(
    size: FleetSize,
    watch: WatchScope,
    execArgv: string[],
  ): Promise<FleetWorld> {
    const clusters = new Worker(path.join(__dirname, 'clusters.ts'));
    try {
      const sizes = namesOf(size).map((_, index) => ({
        connectors: share(size.connectors, size.clusters, index),
        foreignPods: share(size.foreignPods, size.clusters, index),
      }));
      const { urls } = await clusters.ask<{ urls: string[] }>(
        { sizes },
        'urls',
      );
      const backend = await TestBackend.start({
        clusters: urls.map((url, index) => ({
          name: namesOf(size)[index],
          url,
          token: TOKEN,
        })),
        entities: entitiesOf(size),
        permissions: true,
        gmc: {
          clusters: Object.fromEntries(
            namesOf(size).map(name => [name, { watch }]),
          ),
        },
        execArgv: ['--expose-gc', ...execArgv],
      });
      return new FleetWorld(size, backend, clusters);
    } catch (error) {
      await clusters.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    for (const worker of this.workers) {
      await worker.stop();
    }
    await this.backend.stop();
    await this.clusters.stop();
  }

  /** Milliseconds until every connector is known to be ready, from now on. */
  async untilComplete(): Promise<number> {
    const began = performance.now();
    await waitFor('all connectors', () => this.isComplete(), {
      timeoutMs: COMPLETE_MS,
      intervalMs: 100,
    });
    return performance.now() - began;
  }

  /** What was asked of the clusters so far. */
  stats(): Promise<ClusterStats> {
    return this.clusters.ask<ClusterStats>('stats', 'openWatches');
  }

  /** Until what is read once of every namespace has been read. */
  async untilQuiet(): Promise<void> {
    let lists = -1;
    await waitFor(
      'the last of the lists',
      async () => {
        const before = lists;
        ({ lists } = await this.stats());
        return lists === before;
      },
      { timeoutMs: COMPLETE_MS, intervalMs: QUIET_MS },
    );
  }

  async change(changesPerSecond: number): Promise<void> {
    await this.clusters.ask({ changesPerSecond }, 'changing');
  }

  /** Opens streams, in a process of its own. */
  async openStreams(
    streams: Pick<ReadersSetup, 'entityStreams' | 'fleetStreams'>,
  ): Promise<{ readers: Worker; openedIn: number }> {
    const tokens: string[] = [];
    while (tokens.length < SESSIONS) {
      tokens.push(await this.backend.userToken());
    }
    const readers = new Worker(path.join(__dirname, 'readers.ts'));
    this.workers.push(readers);
    const setup: ReadersSetup = {
      url: this.backend.url,
      tokens,
      entities: entitiesOf(this.size).map(({ metadata }) => metadata.name),
      ...streams,
    };
    const { openedIn } = await readers.ask<{ openedIn: number }>(
      setup,
      'openedIn',
    );
    return { readers, openedIn };
  }

  private async isComplete(): Promise<boolean> {
    const answer = await this.get('/connectors?state=ready&limit=1');
    const { total } = await answer.json();
    return total === this.size.connectors;
  }

  private async get(pathname: string): Promise<Response> {
    const answer = await fetch(`${this.backend.url}/api/gmc/v1${pathname}`, {
      headers: { authorization: `Bearer ${this.backend.serviceToken}` },
    });
    if (!answer.ok) {
      throw new Error(`${pathname}: ${answer.status} ${await answer.text()}`);
    }
    return answer;
  }
}

function namesOf({ clusters }: FleetSize): string[] {
  return Array.from({ length: clusters }, (_, index) => `c${index}`);
}

function entitiesOf(size: FleetSize): Entity[] {
  return namesOf(size).flatMap((cluster, index) =>
    Array.from(
      { length: share(size.connectors, size.clusters, index) },
      (_, each) => entityOf(cluster, placeOf(index, each)),
    ),
  );
}

function entityOf(
  cluster: string,
  { namespace, name, entity }: ReturnType<typeof placeOf>,
): Entity {
  const owner = 'user:default/guest';
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: entity,
      annotations: {
        'gmc.opea.io/connector': `${namespace}/${name}`,
        'backstage.io/kubernetes-cluster': cluster,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner },
    relations: [{ type: 'ownedBy', targetRef: owner }],
  };
}

/** As evenly as it goes. */
function share(total: number, parts: number, index: number): number {
  return (
    Math.floor((total * (index + 1)) / parts) -
    Math.floor((total * index) / parts)
  );
}
