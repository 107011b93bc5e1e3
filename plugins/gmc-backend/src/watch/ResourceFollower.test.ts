import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import type { Clock } from './Clock';
import { ServerClock } from '../store/ServerClock';
import { FollowContext } from './FollowContext';
import type { FollowTiming } from './FollowTiming';
import { ResourceFollower } from './ResourceFollower';
import type { FollowedObject } from './ResourceReader';

const PODS = { version: 'v1', plural: 'pods' };

function pod(name: string) {
  return { metadata: { name, namespace: 'shop' } };
}

/** Lets everything run that waits for promises only. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i++) {
    await Promise.resolve();
  }
}

/** A clock whose waits end when the test says so. */
class ManualClock implements Clock {
  readonly waits: number[] = [];
  #pending: (() => void)[] = [];

  now = () => new Date(0);
  random = () => 1;
  delay(milliseconds: number): Promise<void> {
    this.waits.push(milliseconds);
    return new Promise(resolve => this.#pending.push(resolve));
  }

  async proceed(): Promise<void> {
    for (const resolve of this.#pending.splice(0)) {
      resolve();
    }
    await settle();
  }
}

function follow(api: FakeClusterApi, timing: Partial<FollowTiming> = {}) {
  const clock = new ManualClock();
  const context = new FollowContext({
    api,
    cluster: 'east',
    clock,
    serverClock: new ServerClock(),
    timing,
  });
  return { clock, context, ...followIn(context) };
}

function followIn(context: FollowContext) {
  const stop = new AbortController();
  const names = new Set<string>();
  const failures: ClusterApiError[] = [];
  const seen = { lists: 0, parts: 0, missing: 0, contacts: 0 };
  const follower = new ResourceFollower<FollowedObject>({
    context,
    path: PODS,
    keep: raw => (raw.metadata.name.startsWith('foreign') ? undefined : raw),
    sink: {
      replace: objects => {
        seen.lists++;
        names.clear();
        objects.forEach(object => names.add(object.metadata.name));
      },
      replaceIn: (_, objects) => {
        seen.parts++;
        objects.forEach(object => names.add(object.metadata.name));
      },
      set: object => names.add(object.metadata.name),
      remove: object => names.delete(object.metadata.name),
      contact: () => seen.contacts++,
      missing: () => seen.missing++,
      failed: error => failures.push(error),
    },
  });
  const done = follower.run(stop.signal);
  return { follower, names, failures, seen, stop, done };
}

describe('ResourceFollower', () => {
  let api: FakeClusterApi;
  const stops: AbortController[] = [];

  function start(timing?: Partial<FollowTiming>) {
    const following = follow(api, timing);
    stops.push(following.stop);
    return following;
  }

  beforeEach(() => {
    api = new FakeClusterApi('east');
    api.apply('east', 'pods', pod('a'));
  });

  afterEach(() => {
    jest.useRealTimers();
    stops.splice(0).forEach(stop => stop.abort());
  });

  it('lists once, and follows what is added and removed', async () => {
    const { names, seen } = start();
    await settle();
    api.apply('east', 'pods', pod('b'));
    api.delete('east', 'pods', 'shop', 'a');
    await settle();
    expect([...names]).toEqual(['b']);
    expect(seen.lists).toBe(1);
  });

  it('drops what is foreign before it is kept', async () => {
    api.apply('east', 'pods', pod('foreign-1'));
    const { names } = start();
    await settle();
    api.apply('east', 'pods', pod('foreign-2'));
    await settle();
    expect([...names]).toEqual(['a']);
  });

  it('resumes where the watch broke off, without another list', async () => {
    const { names, seen, clock, failures } = start();
    await settle();
    api.break('east', 'unreachable', 'connect ECONNREFUSED');
    await settle();
    api.apply('east', 'pods', pod('meanwhile'));
    await clock.proceed();
    expect([...names]).toEqual(['a']);
    expect(failures.map(({ reason }) => reason)).toEqual([
      'unreachable',
      'unreachable',
    ]);

    api.mend('east');
    await clock.proceed();
    expect([...names]).toEqual(['a', 'meanwhile']);
    expect(seen.lists).toBe(1);
  });

  it('waits longer with each failure, and not for ever', async () => {
    const { clock } = start({ retryInitial: 100, retryMax: 300 });
    await settle();
    api.break('east', 'unreachable', 'gone');
    await settle();
    await clock.proceed();
    await clock.proceed();
    await clock.proceed();
    expect(clock.waits).toEqual([100, 200, 300, 300]);
  });

  it('does not believe beginnings of answers that break off', async () => {
    jest.useFakeTimers();
    const { seen, failures, clock } = start({ watchProof: 1_000 });
    await settle();
    expect(seen.contacts).toBe(1);
    const watch = jest.spyOn(api, 'watch');
    watch.mockImplementation(async function* broken(cluster, _, { onOpen }) {
      onOpen?.(undefined);
      throw new ClusterApiError('unreachable', cluster, 'It broke off');
    });
    api.break('east', 'unreachable', 'connection refused');
    for (let attempts = 0; attempts < 3; attempts++) {
      await settle();
      await clock.proceed();
    }
    expect(failures.length).toBeGreaterThan(3);
    expect(seen.contacts).toBe(1);

    watch.mockRestore();
    api.mend('east');
    await clock.proceed();
    expect(seen.contacts).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(seen.contacts).toBe(2);
  });

  it('lists again when its version is too old, and calls that no failure', async () => {
    const { names, seen, clock, failures } = start();
    await settle();
    api.forgetHistory('east');
    api.delete('east', 'pods', 'shop', 'a');
    await settle();
    await clock.proceed();
    expect([...names]).toEqual([]);
    expect(seen.lists).toBe(2);
    expect(failures).toEqual([]);
  });

  it('lists again where another API server answers under the name', async () => {
    api.apply('east', 'pods', pod('b'));
    const { names, seen, clock, failures } = start();
    await settle();
    const moved = new FakeClusterApi('east');
    moved.apply('east', 'pods', pod('elsewhere'));
    const first = { name: '', resourceVersion: '2' };
    jest
      .spyOn(api, 'watch')
      .mockImplementationOnce(async function* resumed<T>() {
        yield { type: 'BOOKMARK', object: { metadata: first } as T };
      })
      .mockImplementation((...asked) => moved.watch(...asked));
    api.endWatches('east');
    await settle();
    await clock.proceed();
    await clock.proceed();
    expect([...names]).toEqual(['elsewhere']);
    expect(seen.lists).toBe(2);
    expect(failures).toEqual([]);
  });

  it('takes a deletion that comes with the version the object had', async () => {
    api.apply('east', 'pods', pod('b'));
    const { names, seen, clock } = start();
    await settle();
    const old = { ...pod('a').metadata, resourceVersion: '2' };
    jest
      .spyOn(api, 'watch')
      .mockImplementationOnce(async function* resumed<T>() {
        yield { type: 'DELETED', object: { metadata: old } as T };
      });
    api.endWatches('east');
    await settle();
    await clock.proceed();
    expect([...names]).toEqual(['b']);
    expect(seen.lists).toBe(1);
  });

  it('believes that a resource is missing only when told twice', async () => {
    const { names, seen, clock } = start();
    await settle();
    api.break('east', 'not-found', 'the server could not find the resource');
    await settle();
    expect([...names]).toEqual(['a']);
    await clock.proceed();
    expect([...names]).toEqual([]);
    expect(seen.missing).toBe(1);

    api.mend('east');
    await clock.proceed();
    expect([...names]).toEqual(['a']);
  });

  it('lists again after a silence in which not even a bookmark came', async () => {
    jest.useFakeTimers();
    const { seen, clock } = start({ watchSilence: 90_000 });
    await settle();
    jest.advanceTimersByTime(89_000);
    await settle();
    expect(seen.lists).toBe(1);
    jest.advanceTimersByTime(2_000);
    await settle();
    await clock.proceed();
    expect(seen.lists).toBe(2);
  });

  it('lists a namespace again when asked, and goes on where it was', async () => {
    const { follower, seen, names } = start();
    await settle();
    follower.relist('shop');
    await settle();
    api.apply('east', 'pods', pod('b'));
    await settle();
    expect(seen).toMatchObject({ lists: 1, parts: 1 });
    expect([...names]).toEqual(['a', 'b']);
  });

  it('lists everything again when asked for many namespaces', async () => {
    const { follower, seen } = start();
    await settle();
    for (let i = 0; i < 20; i++) {
      follower.relist(`namespace-${i}`);
    }
    await settle();
    expect(seen).toMatchObject({ lists: 2, parts: 0 });
  });

  it('throws out what is not wanted any more', async () => {
    api.apply('east', 'pods', pod('foreign-1'));
    const { names } = start();
    await settle();
    names.add('foreign-1');
    api.apply('east', 'pods', pod('foreign-1'));
    await settle();
    expect([...names]).toEqual(['a']);
  });

  it.each(['a refusal', 'no end', 'nothing'] as const)(
    'lists where the API server streams no lists but %s, and remembers',
    async streams => {
      jest.useFakeTimers();
      api.streams = streams;
      const { names, seen, context, failures } = start();
      for (let i = 0; i < 3; i++) {
        await settle();
        jest.advanceTimersByTime(11_000);
      }
      await settle();
      expect([...names]).toEqual(['a']);
      expect(seen.lists).toBe(1);
      expect(failures).toEqual([]);

      api.requests.length = 0;
      const other = followIn(context);
      stops.push(other.stop);
      await settle();
      jest.advanceTimersByTime(11_000);
      await settle();
      const third = followIn(context);
      stops.push(third.stop);
      api.requests.length = 0;
      await settle();
      expect([...third.names]).toEqual(['a']);
      expect(api.requests).toEqual(['list east pods', 'watch east pods']);
    },
  );

  it('replaces nothing by half a list', async () => {
    api.streams = 'half';
    const { names, seen, failures, clock } = start();
    names.add('from before');
    await settle();
    expect([...names]).toEqual(['from before']);
    expect(failures.map(({ message }) => message)).toEqual(['broke off']);
    await clock.proceed();
    expect([...names]).toEqual(['a']);
    expect(seen.lists).toBe(1);
  });

  it('waits for as long as the API server asks, and is not hurried', async () => {
    const { follower, clock, failures } = start({ retryInitial: 100 });
    await settle();
    api.break('east', 'failed', 'too many requests', { retryAfterSeconds: 7 });
    await settle();
    expect(clock.waits).toEqual([7_000]);
    follower.hurry();
    await settle();
    expect(failures).toHaveLength(1);
  });

  it('makes no storm of watches that end as soon as they begin', async () => {
    const { clock } = start({ retryInitial: 100, retryMax: 1_000 });
    await settle();
    for (let i = 0; i < 4; i++) {
      api.apply('east', 'pods', pod('a'));
      await settle();
      api.endWatches('east');
      await settle();
      await clock.proceed();
    }
    expect(clock.waits).toEqual([100, 200, 400, 800]);
  });

  it('ends when it is stopped, and keeps what it has', async () => {
    const { names, stop, done, failures } = start();
    await settle();
    stop.abort();
    await done;
    expect([...names]).toEqual(['a']);
    expect(failures).toEqual([]);
  });
});
