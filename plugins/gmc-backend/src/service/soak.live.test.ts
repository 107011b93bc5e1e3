import {
  concernsClaim,
  concernsPod,
  concernsWorkload,
  mountedClaims,
  trimConnector,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
  workloadNamesOf,
} from '@opea/backstage-plugin-gmc-common';
import {
  answers,
  breaksOff,
  breaksOffHalfWay,
  endsWatches,
  expiresInAWatch,
  hangs,
  isSlow,
  neverEndsALine,
  saysGarbage,
  saysNothingOfUse,
  sometimes,
  streamsNoLists,
  watchesInSilence,
  type Fault,
} from '../../testing/faults';
import { FaultyWorld, QUICK, until } from '../../testing/FaultyWorld';
import { describeOnApiServers } from '../../testing/processes';
import { seededRandom } from '../../testing/seededRandom';
import { SoakWriter } from '../../testing/SoakWriter';
import type { ClusterStore } from '../store/ClusterStore';
import type { PlacedObject } from '../store/ObjectTable';
import type { Fleet } from './Fleet';

/** A taste of it by default, a minute where it decides. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? (process.env.CI ? 60 : 10));
/** The same seed makes the same choices, if not at the same moments. */
const SEED = Number(process.env.SOAK_SEED ?? Date.now() % 1_000_000);
/** As busy as ours may ever be, in the mean. */
const MOST_REQUESTS_PER_SECOND = 200;

const FAULTS: Fault[] = [
  answers(401, 'Unauthorized'),
  answers(403, 'Forbidden'),
  answers(404, 'NotFound'),
  answers(410, 'Expired'),
  answers(429, 'TooManyRequests', { 'retry-after': '1' }),
  answers(500, 'InternalError'),
  breaksOff,
  breaksOffHalfWay,
  endsWatches,
  expiresInAWatch,
  hangs,
  isSlow(300),
  neverEndsALine,
  saysGarbage,
  saysNothingOfUse,
  streamsNoLists,
  watchesInSilence,
];

jest.setTimeout((SECONDS + 180) * 1_000);

/** What a store should hold, from fresh lists of everything. */
async function freshlyListed({ server }: FaultyWorld): Promise<object> {
  const list = async <T>(
    path: string,
    trim: (raw: unknown) => T | undefined,
  ) => {
    const { items } = (await server.request('GET', path)) as {
      items: unknown[];
    };
    return items.flatMap(item => trim(item) ?? []);
  };
  const connectors = await list(
    '/apis/gmc.opea.io/v1alpha3/gmconnectors',
    trimConnector,
  );
  const deployments = await list('/apis/apps/v1/deployments', raw =>
    trimWorkload('Deployment', raw),
  );
  const pods = await list('/api/v1/pods', trimPod);
  const claims = await list(
    '/api/v1/persistentvolumeclaims',
    trimPersistentVolumeClaim,
  );
  return byNamespace(
    connectors.map(({ metadata }) => metadata.namespace ?? ''),
    namespace => {
      const isThere = ({ metadata }: PlacedObject) =>
        metadata.namespace === namespace;
      const there = connectors.filter(isThere);
      const names = workloadNamesOf(there);
      const workloads = deployments
        .filter(isThere)
        .filter(workload => concernsWorkload(workload, names));
      const theirs = pods
        .filter(isThere)
        .filter(pod => concernsPod(pod, names));
      const mounted = new Set([...workloads, ...theirs].flatMap(mountedClaims));
      return [
        there,
        workloads,
        theirs,
        claims.filter(isThere).filter(claim => concernsClaim(claim, mounted)),
      ];
    },
  );
}

function stored(store: ClusterStore): object {
  return byNamespace(store.connectors.namespaces(), namespace => [
    store.connectors.in(namespace),
    store.deployments.in(namespace),
    store.pods.in(namespace),
    store.persistentVolumeClaims.in(namespace),
  ]);
}

/** One form for both: objects in order, by namespace. */
function byNamespace(
  namespaces: string[],
  objects: (namespace: string) => PlacedObject[][],
): object {
  return Object.fromEntries(
    [...new Set(namespaces)]
      .sort()
      .map(namespace => [
        namespace,
        objects(namespace).map(kind =>
          [...kind].sort((a, b) =>
            a.metadata.name < b.metadata.name ? -1 : 1,
          ),
        ),
      ]),
  );
}

describeOnApiServers(
  `${SECONDS} seconds of random faults (SOAK_SEED=${SEED})`,
  () => {
    const stop = new AbortController();
    const random = seededRandom(SEED);
    let world: FaultyWorld;
    let fleet: Fleet;

    beforeAll(async () => {
      world = await FaultyWorld.start();
      fleet = world.runFleet(
        {
          ...QUICK,
          listDeadline: 1_500,
          watchSilence: 3_000,
          watchTimeoutSeconds: 20,
          pageSize: 10,
        },
        stop.signal,
      );
      await until(
        () =>
          fleet.stats('east')?.watches.open === 1 &&
          fleet.stats('west')?.watches.open === 1,
        'both clusters',
      );
    });

    afterAll(async () => {
      stop.abort();
      await world?.stop();
    });

    /** Something goes wrong, or right again, with one of the clusters. */
    function stir(): void {
      const proxy = random() < 0.5 ? world.east : world.west;
      const fault = FAULTS[Math.floor(random() * FAULTS.length)];
      const chance = random();
      if (chance < 0.4) {
        proxy.mend();
      } else if (chance < 0.6) {
        proxy.cut();
      } else {
        proxy.fail(chance < 0.8 ? fault : sometimes(random, 0.5, fault));
      }
    }

    it('ends with what a fresh list of every cluster says', async () => {
      const writer = new SoakWriter(world.server, seededRandom(SEED + 1));
      const end = Date.now() + SECONDS * 1_000;
      let restartAt = Date.now() + SECONDS * 500;
      let stirAt = 0;
      let changes = 0;
      while (Date.now() < end) {
        if (Date.now() >= stirAt) {
          stir();
          stirAt = Date.now() + 200 + random() * 1_300;
        }
        if (Date.now() >= restartAt) {
          restartAt = Infinity;
          await world.server.kill();
          await world.server.start();
        }
        await writer.step();
        changes++;
        await new Promise(done => setTimeout(done, 10));
      }
      world.east.mend();
      world.west.mend();
      // What is silent or hangs would be given up in time; this is quicker.
      world.east.cut();
      world.west.cut();

      const expected = await freshlyListed(world);
      for (const name of ['east', 'west']) {
        await isSettled(name, JSON.stringify(expected));
        expect(stored(fleet.store(name)!)).toEqual(expected);
        expect(fleet.freshness(name)?.state).toBe('live');
      }
      expect(changes).toBeGreaterThan(SECONDS * 5);
      for (const proxy of [world.east, world.west]) {
        expect(proxy.requests.length).toBeLessThan(
          SECONDS * MOST_REQUESTS_PER_SECOND,
        );
      }
      const watches = () =>
        fleet.stats('east')!.watches.wanted +
        fleet.stats('west')!.watches.wanted;
      await until(
        () => world.east.connections + world.west.connections <= watches(),
        'no more connections than watches',
      );
    });

    /** Waits until a store is as expected; what it is instead is for others to say. */
    async function isSettled(name: string, expected: string): Promise<void> {
      await until(
        () =>
          JSON.stringify(stored(fleet.store(name)!)) === expected &&
          fleet.freshness(name)?.state === 'live',
        'the same as a fresh list',
      ).catch(() => {});
    }
  },
);
