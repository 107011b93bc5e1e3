// What it costs to see how an application is, for a reader and for the API
// server: our tab's requests beside those of the Kubernetes plugin's tab, of one
// backend, for the same entity on the same real API server.
import { KubeClient } from '@opea/backstage-sandbox';
import { TestBackend } from '../../backend/TestBackend';
import {
  startControlPlane,
  type ControlPlane,
} from '../../envtest/startControlPlane';
import { waitFor } from '../../app/waitFor';
import { asJson, asTable, type Figure } from '../Figure';
import { median, p99 } from '../quantiles';
import { singleChanges, swarmsOfChanges, timeChanges } from './changes';
import { chatqnaEntity, createChatqna, ENTITY_REF } from './chatqna';
import { countLists } from './countLists';
import { ours, peers, Reader, type Refresh } from './refreshes';
import { Viewer } from './Viewer';

const WARM_UP = 10;
const OUR_REFRESHES = 300;
/** The Kubernetes plugin's tab asks so often. */
const PEER_INTERVAL_MS = 10_000;

/** The whole takes about three minutes. */
const CASES = [
  { clusters: 1, peerRefreshes: 100 },
  { clusters: 20, peerRefreshes: 30 },
];

interface Case {
  name: string;
  plane: ControlPlane;
  reader: Reader;
}

async function measure(
  plane: ControlPlane,
  client: KubeClient,
  { clusters, peerRefreshes }: (typeof CASES)[number],
): Promise<Figure[]> {
  const names = Array.from({ length: clusters }, (_, index) => `c${index}`);
  const entity = chatqnaEntity(names[0]);
  const backend = await TestBackend.start({
    clusters: names.map(name => ({ name, ...plane })),
    entities: [entity],
    catalog: 'real',
    permissions: true,
    // To see where the time goes: --cpu-prof --cpu-prof-dir=FOLDER
    execArgv: process.argv.filter(flag => flag.startsWith('--cpu-prof')),
  });
  try {
    const reader = await Reader.signIn(backend);
    await waitFor('the verdict', async () => (await ours(reader)).bytes > 1000);
    const of = `${clusters} cluster${clusters > 1 ? 's' : ''}`;
    const refreshes = await compareRefreshes(
      { name: of, plane, reader },
      peerRefreshes,
      () => peers(reader, entity),
    );
    const viewer = await Viewer.open(
      backend,
      await backend.userToken(),
      ENTITY_REF,
    );
    try {
      return [...refreshes, ...(await timeViews(of, client, viewer))];
    } finally {
      viewer.close();
    }
  } finally {
    await backend.stop();
  }
}

async function compareRefreshes(
  { name, plane, reader }: Case,
  peerRefreshes: number,
  peer: () => Promise<Refresh>,
): Promise<Figure[]> {
  const our = await series(plane, OUR_REFRESHES, () => ours(reader));
  const { etag } = await ours(reader);
  const again = await series(plane, OUR_REFRESHES, () => ours(reader, etag));
  const their = await series(plane, peerRefreshes, peer);
  const figure = (what: string, unit: string, of: (all: Series) => number) => ({
    bench: 'status',
    case: `${name}: ${what}`,
    ours: of(our),
    peer: of(their),
    unit,
  });
  return [
    figure('refresh, median', 'ms', ({ times }) => median(times)),
    figure('refresh, p99', 'ms', ({ times }) => p99(times)),
    figure('answer', 'kB', ({ bytes }) => bytes / 1000),
    figure('LISTs at API servers per refresh', '', ({ lists }) => lists),
    {
      ...figure('unchanged, median', 'ms', ({ times }) => median(times)),
      ours: median(again.times),
      remark: `with its ETag: ${again.bytes} bytes`,
    },
  ];
}

interface Series {
  times: number[];
  bytes: number;
  lists: number;
}

async function series(
  plane: ControlPlane,
  count: number,
  refresh: () => Promise<Refresh>,
): Promise<Series> {
  for (let index = 0; index < WARM_UP; index++) {
    await refresh();
  }
  const all: Refresh[] = [];
  const lists = await countLists(plane, async () => {
    while (all.length < count) {
      all.push(await refresh());
    }
  });
  return {
    times: all.map(({ milliseconds }) => milliseconds),
    bytes: all[0].bytes,
    lists: lists / count,
  };
}

/** A tab that polls sees a change after half its interval, in the mean. */
async function timeViews(
  name: string,
  client: KubeClient,
  viewer: Viewer,
): Promise<Figure[]> {
  const single = await timeChanges(singleChanges, client, viewer);
  const swarms = await timeChanges(swarmsOfChanges, client, viewer);
  const figure = (what: string, time: number, share: number) => ({
    bench: 'status',
    case: `${name}: ${what}`,
    ours: time,
    peer: PEER_INTERVAL_MS * share,
    unit: 'ms',
    remark: 'peer: by its interval of 10 s, without its refresh',
  });
  return [
    figure('change → client, median', median(single), 0.5),
    figure('change → client, p99', p99(single), 0.99),
    figure('first of a swarm → client, median', median(swarms), 0.5),
    figure('first of a swarm → client, p99', p99(swarms), 0.99),
  ];
}

async function main(): Promise<void> {
  const plane = await startControlPlane({ controllers: true });
  const figures: Figure[] = [];
  try {
    const client = new KubeClient(plane);
    await createChatqna(plane, client);
    for (const each of CASES) {
      figures.push(...(await measure(plane, client, each)));
    }
  } finally {
    await plane.stop();
  }
  if (process.argv.includes('--json')) {
    process.stdout.write(asJson(figures));
    return;
  }
  console.log(
    '\nSeeing a ChatQnA of 9 steps: one backend, one real API server under 1 and 20 names, permissions on\n',
  );
  console.log(asTable(figures, 'Kubernetes plugin'));
}

main().catch(error => {
  console.error(error);
  process.exitCode = 1;
});
