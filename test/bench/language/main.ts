// How long it takes to read a pipeline: to parse it, to check it, and to make
// the graph of its calls; beside what OPEA's own package takes for the same.
import { parseOpea } from '@opea/backstage-plugin-gmc-common';
import { asJson, asTable } from '../Figure';
import type { Figure } from '../Figure';
import { medianTime } from '../median';
import type { Runs } from '../median';
import { chain } from './chain';
import { peerTime } from './peerTime';

const BENCH = 'language';

/** The whole takes about half a minute; most of it is the peer's. */
const CASES: readonly { services: number; ours: Runs; peer?: Runs }[] = [
  {
    services: 4,
    ours: { warmUp: 500, measured: 201 },
    peer: { warmUp: 5, measured: 51 },
  },
  {
    services: 100,
    ours: { warmUp: 50, measured: 51 },
    peer: { warmUp: 2, measured: 11 },
  },
  {
    services: 1_000,
    ours: { warmUp: 5, measured: 21 },
    peer: { warmUp: 1, measured: 3 },
  },
  // The peer's time grows with the square of the number: it would take minutes.
  { services: 10_000, ours: { warmUp: 2, measured: 7 } },
];

function measure({ services, ours, peer }: (typeof CASES)[number]): Figure {
  const document = chain(services);
  return {
    bench: BENCH,
    case: `chain of ${services}`,
    ours: medianTime(() => read(document, services), ours),
    peer: peer && peerTime(document, peer),
    unit: 'ms',
    remark: peer
      ? undefined
      : 'not measured for the peer: it would take minutes',
  };
}

/** What was not read would be quick, and say nothing. */
function read(document: string, services: number): void {
  const { pipeline, diagnostics } = parseOpea(document);
  const failed = diagnostics.find(({ severity }) => severity === 'error');
  if (failed || pipeline?.edges.length !== services - 1) {
    throw new Error(`The chain was not read: ${failed?.message}`);
  }
}

/** How much longer ten times as many services take. */
function growth(figures: readonly Figure[]): Figure {
  const [smaller, larger] = figures.slice(-2);
  return {
    bench: BENCH,
    case: 'growth from 1000 to 10000',
    ours: larger.ours / smaller.ours,
    unit: '×',
    remark: '10 × would be in proportion',
  };
}

const chains = CASES.map(measure);
const figures = [...chains, growth(chains)];
if (process.argv.includes('--json')) {
  process.stdout.write(asJson(figures));
} else {
  console.log(`\nReading a pipeline: parse, check, and graph (medians)\n`);
  console.log(asTable(figures, 'opea-comps'));
  if (chains[0].peer === undefined) {
    console.log('For the peer, run: node scripts/python.mjs');
  }
}
