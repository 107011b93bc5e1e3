// The readers of the benchmark, in a process of their own: open streams, and
// requests beside them. A first message says how many; the next ask for what
// was seen.
import { Agent, get } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { EventReader } from './EventReader';

export interface ReadersSetup {
  url: string;
  tokens: string[];
  /** Names of entities; each has one connector. */
  entities: string[];
  entityStreams: number;
  /** Streams of the first page of the fleet. */
  fleetStreams: number;
}

/** What is asked for beside the streams. */
export interface ReadsSetup {
  seconds: number;
  readsPerSecond: number;
  /** The page, where there is one. */
  fleetPage?: string;
}

export interface ReadersStats {
  /** Milliseconds from a change to the reader of the stream. */
  latencies: number[];
  /** Milliseconds that requests took. */
  reads: number[];
  pages: number[];
  bytes: number;
  events: number;
}

/** So many streams are opened at a time. */
const AT_ONCE = 20;
/** Every so many reads one is of the fleet. */
const PAGE_EVERY = 10;
/** The tag of an image is the time when it came to be, in microseconds. */
const TAG = /:t([1-9]\d+)"/g;

const agent = new Agent({ keepAlive: true });
const seen: ReadersStats = {
  latencies: [],
  reads: [],
  pages: [],
  bytes: 0,
  events: 0,
};
let setup: ReadersSetup;

/** Tells of changes that this very stream has not shown yet. */
function changesOf(): (event: string) => void {
  const known = new Set<string>();
  return event => {
    const now = performance.timeOrigin + performance.now();
    seen.events++;
    seen.bytes += event.length;
    for (const [, tag] of event.matchAll(TAG)) {
      if (!known.has(tag)) {
        known.add(tag);
        // What a snapshot shows may be old.
        if (event.startsWith('event: change')) {
          seen.latencies.push(now - Number(tag) / 1000);
        }
      }
    }
  };
}

function countEvent(event: string): void {
  seen.events++;
  seen.bytes += event.length;
}

async function openStreams(): Promise<void> {
  const { url, entities, entityStreams, fleetStreams } = setup;
  const wanted = [
    ...Array.from({ length: entityStreams }, (_, index) => ({
      path: `/entities/component/default/${
        entities[index % entities.length]
      }/stream`,
      onEvent: changesOf(),
    })),
    ...Array.from({ length: fleetStreams }, () => ({
      path: '/connectors/stream',
      onEvent: countEvent,
    })),
  ];
  for (let from = 0; from < wanted.length; from += AT_ONCE) {
    await Promise.all(
      wanted
        .slice(from, from + AT_ONCE)
        .map(({ path, onEvent }, index) =>
          EventReader.open(
            `${url}/api/gmc/v1${path}`,
            tokenFor(from + index),
            onEvent,
          ),
        ),
    );
  }
}

/** At a steady pace, whether or not the earlier ones are answered. */
async function read({
  seconds,
  readsPerSecond,
  fleetPage,
}: ReadsSetup): Promise<void> {
  const { entities } = setup;
  const began = performance.now();
  const pending: Promise<void>[] = [];
  for (let index = 0; index < seconds * readsPerSecond; index++) {
    const due = began + (index / readsPerSecond) * 1000;
    await delay(Math.max(0, due - performance.now()));
    const isPage = fleetPage !== undefined && index % PAGE_EVERY === 0;
    const entity = entities[(index * 7919) % entities.length];
    pending.push(
      isPage
        ? time(fleetPage, index, seen.pages)
        : time(
            `/entities/component/default/${entity}/connectors`,
            index,
            seen.reads,
          ),
    );
  }
  await Promise.all(pending);
}

async function time(
  path: string,
  index: number,
  times: number[],
): Promise<void> {
  const began = performance.now();
  const status = await ask(path, tokenFor(index));
  if (status !== 200) {
    throw new Error(`${path}: ${status}`);
  }
  times.push(performance.now() - began);
}

/** Reads an answer to its end, and gives its status. */
function ask(path: string, token: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const outgoing = get(
      `${setup.url}/api/gmc/v1${path}`,
      { agent, headers: { authorization: `Bearer ${token}` } },
      response => {
        response.resume();
        response.once('error', reject);
        response.once('end', () => resolve(response.statusCode));
      },
    );
    outgoing.once('error', error => {
      // The server closes what was idle; that may cross a request on its way.
      if (outgoing.reusedSocket) {
        ask(path, token).then(resolve, reject);
      } else {
        reject(error);
      }
    });
  });
}

function tokenFor(index: number): string {
  return setup.tokens[index % setup.tokens.length];
}

process.on('message', (message: ReadersSetup | ReadsSetup) => {
  if ('url' in message) {
    setup = message;
    const began = performance.now();
    openStreams().then(
      () => process.send?.({ openedIn: performance.now() - began }),
      fail,
    );
  } else {
    for (const times of [seen.latencies, seen.reads, seen.pages]) {
      times.length = 0;
    }
    Object.assign(seen, { bytes: 0, events: 0 });
    read(message).then(() => process.send?.(seen), fail);
  }
});
process.once('disconnect', () => process.exit(0));

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}
