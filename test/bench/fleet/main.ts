// What it costs to watch a fleet: memory, time, and requests to the clusters,
// with and without Pods that have nothing to do with it; and how quick answers
// are while it changes and everybody looks.
import { parseArgs } from 'node:util';
import { asJson, asTable, type Figure } from '../Figure';
import { median, p99 } from '../quantiles';
import { FleetWorld, type FleetSize, type WatchScope } from './FleetWorld';
import { cpuSeconds, peakResident } from './processTimes';
import type { ReadersStats, ReadsSetup } from './readers';

const BENCH = 'fleet';
const CLUSTERS = 20;
const CHANGES_PER_SECOND = 200;
const READS_PER_SECOND = 50;
/** One in so many of the open streams is of the fleet's first page. */
const FLEET_STREAM_EVERY = 20;
const MB = 1024 * 1024;

const { values: flags } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    connectors: { type: 'string', default: '1000' },
    pods: { type: 'string', default: '50000' },
    streams: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '30' },
    scope: { type: 'string', multiple: true },
    // To see where the time goes; Node's own flags.
    'cpu-prof': { type: 'boolean', default: false },
    'cpu-prof-dir': { type: 'string', default: '.' },
  },
});
const seconds = Number(flags.seconds);
const streams = Number(flags.streams);
const fleetStreams = Math.floor(streams / FLEET_STREAM_EVERY);
const full: FleetSize = {
  clusters: CLUSTERS,
  connectors: Number(flags.connectors),
  foreignPods: Number(flags.pods),
};
const execArgv = flags['cpu-prof']
  ? ['--cpu-prof', `--cpu-prof-dir=${flags['cpu-prof-dir']}`]
  : [];

/** What a backend takes once it knows everything. */
interface Rest {
  completeMs: number;
  heap: number;
  resident: number;
}

async function withWorld<T>(
  size: FleetSize,
  scope: WatchScope,
  run: (world: FleetWorld, rest: Rest) => Promise<T>,
): Promise<T> {
  const world = await FleetWorld.start(size, scope, execArgv);
  try {
    const completeMs = await world.untilComplete();
    await world.untilQuiet();
    const { heapUsed, external, rss } = await world.backend.memory();
    return await run(world, {
      completeMs,
      heap: heapUsed + external,
      resident: rss,
    });
  } finally {
    await world.stop();
  }
}

/** What is left when nothing is watched but for the list of connectors. */
function measureRest(size: FleetSize, scope: WatchScope): Promise<Rest> {
  return withWorld(size, scope, async (_, rest) => rest);
}

async function measureScope(scope: WatchScope, empty: Rest): Promise<Figure[]> {
  const own = await measureRest({ ...full, foreignPods: 0 }, scope);
  return withWorld(full, scope, async (world, all) => {
    const store = own.heap - empty.heap;
    const foreign = all.heap - own.heap;
    const figure = figureOf(scope);
    return [
      figure('first complete answer', all.completeMs / 1000, 's'),
      figure('store', store / MB, 'MB'),
      figure('store, per connector', store / 1024 / full.connectors, 'kB'),
      figure('foreign Pods', foreign / MB, 'MB'),
      figure(
        'foreign Pods / store',
        (100 * foreign) / store,
        '%',
        'target: under 10 %',
      ),
      figure('resident at rest', all.resident / MB, 'MB'),
      ...(await measureLoad(world, figure)),
    ];
  });
}

async function measureLoad(
  world: FleetWorld,
  figure: ReturnType<typeof figureOf>,
): Promise<Figure[]> {
  const { pid } = world.backend;
  const { readers, openedIn } = await world.openStreams({
    entityStreams: streams - fleetStreams,
    fleetStreams,
  });
  await world.change(CHANGES_PER_SECOND);
  const before = { cpu: cpuSeconds(pid), stats: await world.stats() };
  const reads: ReadsSetup = {
    seconds,
    readsPerSecond: READS_PER_SECOND,
    fleetPage: '/connectors',
  };
  const seen = await readers.ask<ReadersStats>(reads, 'latencies');
  const cpu = cpuSeconds(pid) - before.cpu;
  const stats = await world.stats();
  const perMinute = (count: number) => (count * 60) / seconds;
  return [
    figure(`${streams} streams opened`, openedIn / 1000, 's'),
    figure('open watches', stats.openWatches, ''),
    figure('LISTs per minute', perMinute(stats.lists - before.stats.lists), ''),
    figure(
      'watches begun per minute',
      perMinute(stats.watches - before.stats.watches),
      '',
    ),
    figure(
      'changes per second',
      (stats.changes - before.stats.changes) / seconds,
      '',
    ),
    figure('change → client, median', median(seen.latencies), 'ms'),
    figure('change → client, p99', p99(seen.latencies), 'ms'),
    figure('read of an entity, median', median(seen.reads), 'ms'),
    figure(
      'read of an entity, p99',
      p99(seen.reads),
      'ms',
      'target: under 20 ms',
    ),
    figure('page of the fleet, median', median(seen.pages), 'ms'),
    figure('page of the fleet, p99', p99(seen.pages), 'ms'),
    figure('streamed per second', seen.bytes / 1000 / seconds, 'kB'),
    figure('processor', (100 * cpu) / seconds, '%'),
    figure(
      'resident, at most',
      peakResident(pid) / MB,
      'MB',
      'target: under 1,024 MB',
    ),
  ];
}

function figureOf(scope: WatchScope) {
  return (
    what: string,
    ours: number,
    unit: string,
    remark?: string,
  ): Figure => ({
    bench: BENCH,
    case: `${scope}: ${what}`,
    ours,
    unit,
    remark,
  });
}

async function main(): Promise<void> {
  const scopes = (flags.scope ?? ['namespaces', 'cluster']) as WatchScope[];
  const figures: Figure[] = [];
  const empty = await measureRest(
    { ...full, connectors: 0, foreignPods: 0 },
    'namespaces',
  );
  for (const scope of scopes) {
    figures.push(...(await measureScope(scope, empty)));
  }
  if (flags.json) {
    process.stdout.write(asJson(figures));
    return;
  }
  console.log(
    `\n${CLUSTERS} clusters, ${full.connectors} connectors, ${full.foreignPods} foreign Pods, ${CHANGES_PER_SECOND} changes a second, ${streams} streams\n`,
  );
  console.log(asTable(figures));
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
