import type { MetricAttributes } from '@backstage/backend-plugin-api/alpha';
import type { ConnectorSummary } from '@opea/backstage-plugin-gmc-common';
import type { Streams } from '../http/Streams';
import type { Knowledge } from '../service/createKnowledge';
import type { Metrics } from './telemetryServices';
import type { Clock } from '../watch/Clock';
import type { ClusterStats } from '../watch/ClusterStats';

/** What there is to measure. */
export interface MeasureOptions {
  metrics: Metrics;
  knowledge: Pick<Knowledge, 'fleet' | 'index'>;
  streams: Pick<Streams, 'counts'>;
  clock: Pick<Clock, 'now'>;
}

/** What is measured, at the moment somebody collects. */
interface Measured {
  clusters: { cluster: string; stats: ClusterStats }[];
  connectors: Pick<ConnectorSummary, 'cluster' | 'state'>[];
  openStreams: Record<string, number>;
  now: Date;
}

interface Sample {
  value: number;
  attributes: MetricAttributes;
}

/** A gauge and what it shows at a moment. */
interface Gauge {
  name: string;
  description: string;
  unit?: string;
  samples(measured: Measured): Sample[];
}

/** Every gauge; the README has a row for each. */
const GAUGES: Gauge[] = [
  {
    name: 'gmc.store.objects',
    description: 'Objects that are kept, by cluster and kind',
    samples: ({ clusters }) =>
      clusters.flatMap(({ cluster, stats }) =>
        Object.entries(stats.objects).map(([kind, value]) => ({
          value,
          attributes: { cluster, kind },
        })),
      ),
  },
  {
    name: 'gmc.cluster.watches',
    description: 'Connections that watch a cluster: open, and wanted',
    samples: ({ clusters }) =>
      clusters.flatMap(({ cluster, stats: { watches } }) => [
        { value: watches.open, attributes: { cluster, state: 'open' } },
        { value: watches.wanted, attributes: { cluster, state: 'wanted' } },
      ]),
  },
  {
    name: 'gmc.cluster.watch.age',
    description: 'For how long the oldest open watch of a cluster has run',
    unit: 's',
    samples: measured =>
      each(measured, ({ watchedSince }) =>
        watchedSince
          ? (measured.now.getTime() - watchedSince.getTime()) / 1_000
          : undefined,
      ),
  },
  {
    name: 'gmc.cluster.lag',
    description:
      "From a change's arrival to its verdict, the longest of the last minute",
    unit: 'ms',
    samples: measured => each(measured, ({ lagMs }) => lagMs),
  },
  {
    name: 'gmc.cluster.clock.skew',
    description: "By how much a cluster's clock is ahead",
    unit: 's',
    samples: measured =>
      each(measured, ({ clockSkewSeconds }) => clockSkewSeconds),
  },
  {
    name: 'gmc.connectors',
    description: 'Connectors by cluster and state',
    samples: ({ connectors }) => {
      const counts = new Map<string, Sample>();
      for (const { cluster, state } of connectors) {
        const key = `${state} ${cluster}`;
        const attributes = { cluster, state };
        const sample = counts.get(key) ?? { value: 0, attributes };
        counts.set(key, { ...sample, value: sample.value + 1 });
      }
      return [...counts.values()];
    },
  },
  {
    name: 'gmc.streams.open',
    description: 'Open streams, by what they are about',
    samples: ({ openStreams }) =>
      Object.entries(openStreams).map(([subject, value]) => ({
        value,
        attributes: { subject },
      })),
  },
];

/** Shows every gauge to whoever collects metrics. */
export function measure(options: MeasureOptions): void {
  for (const { name, description, unit, samples } of GAUGES) {
    options.metrics
      .createObservableGauge(name, { description, unit })
      .addCallback(result => {
        for (const { value, attributes } of samples(read(options))) {
          result.observe(value, attributes);
        }
      });
  }
}

function read(options: MeasureOptions): Measured {
  const { knowledge, streams, clock } = options;
  const { fleet, index } = knowledge;
  const names = fleet.isKnown() ? fleet.names() : [];
  return {
    clusters: names.flatMap(cluster => {
      const stats = fleet.stats(cluster);
      return stats ? { cluster, stats } : [];
    }),
    connectors: fleet.isKnown()
      ? [...index.all()].map(({ summary }) => summary)
      : [],
    openStreams: streams.counts(),
    now: clock.now(),
  };
}

function each(
  { clusters }: Measured,
  valueOf: (stats: ClusterStats) => number | undefined,
): Sample[] {
  return clusters.flatMap(({ cluster, stats }) => {
    const value = valueOf(stats);
    return value === undefined ? [] : { value, attributes: { cluster } };
  });
}
