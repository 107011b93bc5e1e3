import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  answers,
  breaksOff,
  breaksOffHalfWay,
  endsWatches,
  expiresBetweenPages,
  expiresInAWatch,
  hangs,
  hasClockAhead,
  isSlow,
  neverEndsALine,
  saysGarbage,
  saysNothingOfUse,
  streamsNoLists,
  watchesInSilence,
  type Fault,
} from '../../testing/faults';
import { accessTo, FaultyWorld, QUICK, until } from '../../testing/FaultyWorld';
import {
  CRD,
  describeOnApiServers,
  startApiServer,
  startSandboxServer,
  type AnyApiServer,
} from '../../testing/processes';
import type { FollowTiming } from '../watch/FollowTiming';
import type { Fleet } from './Fleet';

jest.setTimeout(120_000);

const CHATQNA = { namespace: 'shop', name: 'chatqna' };
const BOTH = ['east', 'west'] as const;
const CRD_PATH = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';

type NamedFault = [name: string, fault: Fault, message: RegExp];

/** One of a kind: no answer, part of one, and answers that say too little. */
const FAULTS: NamedFault[] = [
  ['answers 410 to everything', answers(410, 'Expired'), /It is Expired/],
  ['breaks off half a line', breaksOffHalfWay, /broke off/],
  ['answers nothing of use', saysNothingOfUse, /The answer is no (event|list)/],
  ['never ends a line', neverEndsALine, /is longer than/],
];

const MORE_FAULTS: NamedFault[] = [
  ['answers 401', answers(401, 'Unauthorized'), /It is Unauthorized/],
  ['answers 403', answers(403, 'Forbidden'), /It is Forbidden/],
  [
    'answers 429 and asks to wait',
    answers(429, 'TooManyRequests', { 'retry-after': '1' }),
    /It is TooManyRequests/,
  ],
  ['answers 500', answers(500, 'InternalError'), /It is InternalError/],
  ['breaks connections off', breaksOff, /hang up|ECONNRESET|broke off/],
  ['answers with a page', saysGarbage, /no JSON: <html>/],
];

/** API servers to get into trouble. */
interface Subject<Server extends AnyApiServer> {
  start(): Promise<Server>;
  faults: NamedFault[];
  /** Undefined if it would have forgotten everything. */
  restart?(server: Server, whileDown: () => Promise<void>): Promise<void>;
}

function troubles<Server extends AnyApiServer>(subject: Subject<Server>) {
  const { restart } = subject;
  let world: FaultyWorld<Server>;
  let stop: AbortController;
  let fleet: Fleet;
  /** The number of replicas, changed to see whether changes arrive. */
  let replicas = 1;

  beforeAll(async () => {
    world = await FaultyWorld.over(await subject.start());
    await world.createNamespace('shop');
    await world.createPipeline('shop');
  });

  afterAll(() => world?.stop());

  afterEach(async () => {
    stop?.abort();
    world.east.mend();
    world.west.mend();
    await world.setClusters([]);
  });

  /** Runs a fleet that knows all there is. */
  async function begin(timing: Partial<FollowTiming> = {}): Promise<void> {
    stop = new AbortController();
    fleet = world.runFleet({ ...QUICK, ...timing }, stop.signal);
    await until(
      () => BOTH.every(name => isLive(name) && sees(name)),
      'all there is in both clusters',
    );
  }

  function store(cluster: string) {
    return fleet.store(cluster)!;
  }

  function isLive(cluster: string): boolean {
    const knows = fleet.freshness(cluster);
    const namespace = fleet.judged({ cluster, ...CHATQNA });
    return knows?.state === 'live' && namespace?.freshness.state === 'live';
  }

  /** Whether a cluster is as it was changed to be. */
  function sees(cluster: string): boolean {
    const workload = store(cluster).deployments.get(
      'shop',
      'tgi-service-deployment',
    );
    return workload?.spec.replicas === replicas;
  }

  async function change(): Promise<void> {
    replicas++;
    await world.scale('shop', 'tgi-service', replicas);
  }

  function count(cluster: string): number[] {
    return Object.values(store(cluster).counts());
  }

  /** As many as its followers' retries may make of some milliseconds. */
  function mostRequests(milliseconds: number): number {
    const retries = milliseconds / (QUICK.retryMax! / 2) + 6;
    // A retry is a list and a watch where lists work.
    return fleet.stats('east')!.watches.wanted * retries * 2;
  }

  it.each(subject.faults)(
    'keeps and ages what it knows of a cluster that %s, and says so',
    async (_, fault, message) => {
      await begin();
      const before = count('east');
      const since = Date.now();
      const requests = world.east.requests.length;
      world.east.fail(fault);
      await until(
        () => message.test(fleet.freshness('east')?.message ?? ''),
        'the reason in the list of clusters',
      );
      const { lastContact } = fleet.freshness('east')!;

      await change();
      await until(() => sees('west'), 'the change in the other cluster');
      expect(isLive('west')).toBe(true);
      expect(fleet.freshness('east')).toMatchObject({ state: 'stale' });
      expect(count('east')).toEqual(before);
      expect(sees('east')).toBe(false);
      expect(Date.parse(lastContact!)).toBeLessThan(Date.now());
      expect(world.east.requests.length - requests).toBeLessThan(
        mostRequests(Date.now() - since),
      );

      world.east.mend();
      await until(() => isLive('east') && sees('east'), 'the recovery');
    },
  );

  it('asks a cluster that is busy no sooner than it wants', async () => {
    await begin();
    world.east.fail(answers(429, 'TooManyRequests', { 'retry-after': '3600' }));
    await until(
      () => fleet.freshness('east')?.state === 'stale',
      'news of the trouble',
    );
    const requests = world.east.requests.length;
    await change();
    await until(() => sees('west'), 'the change in the other cluster');
    // Each of its followers had one attempt at most.
    expect(world.east.requests.length - requests).toBeLessThanOrEqual(5);
  });

  it('outlives a cluster that does not answer at all', async () => {
    await begin({ watchSilence: 1_000, listDeadline: 1_000 });
    world.east.fail(hangs);
    await until(
      () => /not answer in time/.test(fleet.freshness('east')?.message ?? ''),
      'the reason in the list of clusters',
    );
    await change();
    await until(() => sees('west'), 'the change in the other cluster');
    expect(isLive('west')).toBe(true);
    world.east.mend();
    world.east.cut();
    await until(() => isLive('east') && sees('east'), 'the recovery');
  });

  it('outlives a cluster that is not there for a while', async () => {
    await begin();
    const before = count('east');
    await world.east.close();
    await until(
      () => /ECONNREFUSED/.test(fleet.freshness('east')?.message ?? ''),
      "the Kubernetes plugin's words",
    );
    await change();
    await until(() => sees('west'), 'the change in the other cluster');
    expect(count('east')).toEqual(before);
    await world.east.listenAgain();
    await until(() => isLive('east') && sees('east'), 'the recovery');
  });

  it('is patient with a cluster that is slow', async () => {
    await begin();
    world.east.fail(isSlow(600));
    await change();
    await until(() => sees('east') && isLive('east'), 'the change');
  });

  it('notices a watch that stays open and says nothing', async () => {
    await begin({ watchSilence: 1_500 });
    world.east.fail(watchesInSilence);
    await until(
      () => fleet.stats('east')!.watches.open === 3,
      'watches that say nothing',
    );
    const lists = () => fleet.stats('east')!.lists;
    const before = lists();
    await change();
    await until(() => sees('east'), 'what only a list can have told');
    expect(lists()).toBeGreaterThan(before);
  });

  it.each([
    ['expire as soon as they begin', expiresInAWatch],
    ['end as soon as they begin', endsWatches],
  ])('makes no storm of watches that %s', async (_, fault) => {
    await begin();
    const since = Date.now();
    const requests = world.east.requests.length;
    world.east.fail(fault);
    await new Promise(done => setTimeout(done, 2_000));
    expect(world.east.requests.length - requests).toBeLessThan(
      mostRequests(Date.now() - since),
    );
    world.east.mend();
    await change();
    await until(() => isLive('east') && sees('east'), 'the recovery');
  });

  it('lists where lists are not streamed, and begins anew where one expires', async () => {
    await world.createConnector('shop', 'second');
    world.east.fail(
      exchange => streamsNoLists(exchange) || expiresBetweenPages(exchange),
    );
    stop = new AbortController();
    fleet = world.runFleet({ ...QUICK, pageSize: 1 }, stop.signal);
    await until(
      () => /token expired/.test(fleet.freshness('east')?.message ?? ''),
      'the reason in the list of clusters',
    );
    expect(store('east').connectors.size).toBe(0);
    const streams = () =>
      world.east.requests.filter(url => url.includes('sendInitialEvents'));
    const asked = streams().length;
    world.east.fail(streamsNoLists);
    await until(() => isLive('east') && sees('east'), 'the recovery');
    expect(store('east').connectors.size).toBe(2);
    // It did not ask again for what it was refused.
    expect(streams()).toHaveLength(asked);
    await world.remove('gmconnectors', 'shop', 'second');
    await until(() => store('east').connectors.size === 1, 'the removal');
  });

  it('goes on with another token when the first has expired', async () => {
    await begin();
    world.east.tokens.clear();
    world.east.cut();
    await until(
      () => /Unauthorized/.test(fleet.freshness('east')?.message ?? ''),
      'the refusal',
    );
    await change();
    world.east.tokens.add('the-next-token');
    await world.setClusters([
      { ...accessTo('east', world.east), token: 'the-next-token' },
    ]);
    await until(() => isLive('east') && sees('east'), 'the recovery');
    expect(fleet.freshness('east')?.message).toBeUndefined();
    world.east.tokens.add(accessTo('east', world.east).token);
  });

  it('takes in clusters and lets them go as the Kubernetes plugin does', async () => {
    await begin();
    await world.setClusters([
      accessTo('north', world.east),
      { ...accessTo('south', world.east), authProvider: 'oidc' },
    ]);
    await until(() => fleet.names().length === 4, 'two more clusters');
    await until(() => isLive('north') && sees('north'), 'all of the new one');
    expect(fleet.freshness('south')).toMatchObject({
      state: 'unsupported',
      message: expect.stringContaining('browsers only'),
    });

    await world.setClusters([]);
    await until(() => fleet.names().length === 2, 'their leaving');
    expect(fleet.store('north')).toBeUndefined();
    expect(BOTH.every(isLive)).toBe(true);
  });

  it('sees that what a connector owns has vanished, though its operator does not', async () => {
    await begin();
    await world.remove('deployments', 'shop', 'llm-service-deployment');
    const codes = (cluster: string) =>
      fleet
        .judged({ cluster, ...CHATQNA })!
        .verdict.causes.map(({ code }) => code);
    await until(
      () => BOTH.every(name => codes(name).includes('deployment-missing')),
      'the loss',
    );
    expect(
      store('east').connectors.get('shop', 'chatqna')?.status?.status,
    ).toBe('3/0/3');
    await world.createDeployment('shop', 'llm-service');
  });

  it('takes a connector with a value of a million characters', async () => {
    await begin();
    await world.createNamespace('long');
    await world.createConnector('long', 'long', { PROMPT: 'x'.repeat(1e6) });
    await until(
      () => BOTH.every(name => store(name).connectors.get('long', 'long')),
      'the connector',
    );
    await change();
    await until(() => BOTH.every(sees), 'a change after it');
    expect(
      fleet.judged({ cluster: 'east', namespace: 'long', name: 'long' }),
    ).toMatchObject({ freshness: { state: 'live' } });
    await world.remove('gmconnectors', 'long', 'long');
    await until(
      () => BOTH.every(name => !store(name).connectors.get('long', 'long')),
      'its removal',
    );
  });

  it('tells by how much the clock of a cluster is off', async () => {
    world.east.fail(hasClockAhead(-600));
    await begin();
    expect(fleet.stats('east')?.clockSkewSeconds).toBeLessThan(-595);
    expect(fleet.stats('west')?.clockSkewSeconds).toBeUndefined();
  });

  if (!restart) {
    // A sandbox forgets when it ends, can't lose its definition of GMConnector,
    // and empties a namespace by itself.
    return;
  }

  it('outlives a restart of the API server', async () => {
    await begin();
    await restart(world.server, async () => {
      await until(
        () => BOTH.every(name => fleet.freshness(name)?.state === 'stale'),
        'news of the crash',
      );
      expect(BOTH.every(sees)).toBe(true);
    });
    await change();
    await until(() => BOTH.every(sees), 'the change');
    await until(() => BOTH.every(isLive), 'the recovery');
  });

  it('lets go of a namespace that is deleted under a connector', async () => {
    await begin();
    await world.createNamespace('brief');
    await world.createPipeline('brief');
    await until(
      () =>
        BOTH.every(name => store(name).deployments.in('brief').length === 3),
      'all of it',
    );
    // No controller is here to do it in this order.
    await world.server.request('DELETE', '/api/v1/namespaces/brief');
    await world.remove('deployments', 'brief', 'llm-service-deployment');
    await world.remove('gmconnectors', 'brief', 'chatqna');
    await until(
      () =>
        BOTH.every(name => store(name).deployments.in('brief').length === 0),
      'its end',
    );
    await until(() => fleet.stats('east')!.watches.open === 3, 'fewer watches');
    expect(BOTH.every(isLive)).toBe(true);
  });

  it('outlives the definition of GMConnector', async () => {
    await begin();
    const crd = parse(readFileSync(CRD, 'utf8'));
    await world.server.request('DELETE', `${CRD_PATH}/${crd.metadata.name}`);
    await until(
      () =>
        BOTH.every(name =>
          fleet.freshness(name)?.message?.includes('not installed'),
        ),
      'its absence',
    );
    expect(fleet.stats('east')?.connectors).toBe(0);

    await world.server.request('POST', CRD_PATH, crd);
    await until(
      () => BOTH.every(name => !fleet.freshness(name)?.message),
      'its return',
    );
    await world.createConnector('shop', 'chatqna');
    await until(() => BOTH.every(name => isLive(name) && sees(name)), 'all');
  });
}

describeOnApiServers('a fleet over clusters in trouble', () => {
  troubles({
    start: startApiServer,
    faults: [...FAULTS, ...MORE_FAULTS],
    restart: async (server, whileDown) => {
      await server.kill();
      await whileDown();
      await server.start();
    },
  });
});

describe('a fleet over sandboxes in trouble', () => {
  troubles({ start: startSandboxServer, faults: FAULTS });
});
