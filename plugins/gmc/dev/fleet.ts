import type {
  ClusterFreshness,
  ConnectorSummary,
} from '@opea/backstage-plugin-gmc-common';
import { freshnessOf, gatedModel, minutesAgo } from './documents';

/** Everything that somebody may see. */
export interface Fleet {
  connectors: ConnectorSummary[];
  clusters: ClusterFreshness[];
}

/** A connector that is ready and live, but for what is said otherwise. */
export function summaryWith(
  rest: Partial<ConnectorSummary> = {},
): ConnectorSummary {
  return {
    cluster: 'kind-dev',
    namespace: 'chatqna',
    name: 'chatqna',
    entityRef: `component:default/${rest.name ?? 'chatqna'}`,
    owners: ['group:default/search'],
    profile: 'genaiinfra',
    state: 'ready',
    since: minutesAgo(125),
    causes: [],
    notices: 0,
    steps: { ready: 9, total: 9 },
    components: ['embedding', 'llm', 'retriever'],
    models: ['BAAI/bge-base-en-v1.5', 'Intel/neural-chat-7b-v3-3'],
    freshness: 'live',
    ...rest,
  };
}

/** A connector whose model server may not download its model. */
export function degradedSummary(
  rest: Partial<ConnectorSummary> = {},
): ConnectorSummary {
  const { code, step, message } = gatedModel;
  return summaryWith({
    state: 'degraded',
    since: minutesAgo(12),
    cause: { code, step, message },
    causes: [code, 'stale-claim'],
    steps: { ready: 8, total: 9 },
    ...rest,
  });
}

/** A cluster that is live, but for what is said otherwise. */
export function clusterWith(
  rest: Partial<ClusterFreshness> = {},
): ClusterFreshness {
  return freshnessOf('live', { lastContact: minutesAgo(0), ...rest });
}

/** A connector in each state, in two clusters. */
export const fewConnectors: ConnectorSummary[] = [
  summaryWith(),
  degradedSummary({ name: 'docsum', namespace: 'docsum' }),
  summaryWith({
    name: 'codegen',
    namespace: 'codegen',
    cluster: 'gaudi',
    entityRef: undefined,
    owners: [],
    state: 'stuck',
    since: minutesAgo(60 * 70),
    cause: {
      code: 'dangling-downstream',
      step: 'Llm',
      message:
        'Step Llm calls the model server tgi-service, and no step is called so.',
    },
    causes: ['dangling-downstream'],
    steps: { ready: 0, total: 4 },
    components: ['llm'],
    models: [],
  }),
  summaryWith({
    name: 'audioqna',
    namespace: 'audioqna',
    state: 'progressing',
    since: minutesAgo(2),
    cause: {
      code: 'model-loading',
      step: 'Tgi',
      message: 'The model server is loading its model, within its time.',
    },
    causes: ['model-loading'],
    steps: { ready: 5, total: 6 },
  }),
  summaryWith({
    name: 'translation',
    namespace: 'translation',
    cluster: 'gaudi',
    owners: ['group:default/search', 'user:default/ada'],
    profile: 'enterprise-rag',
    notices: 1,
  }),
];

export const fewClusters: ClusterFreshness[] = [
  clusterWith({ title: 'Development' }),
  clusterWith({ cluster: 'gaudi', title: 'Gaudi, Frankfurt' }),
];

/** A cluster in each state, and what was last known of a connector in each. */
export const agedFleet: Fleet = (() => {
  const clusters = [
    clusterWith({ title: 'Development' }),
    ...(
      ['stale', 'unreachable', 'forbidden', 'unsupported', 'starting'] as const
    ).map(state => {
      const unread = state === 'unsupported' || state === 'starting';
      return freshnessOf(state, {
        cluster: `cluster-${state}`,
        ...(unread && { lastContact: undefined }),
        ...(state === 'unreachable' && {
          title: 'Gaudi, Frankfurt',
          message: 'connect ECONNREFUSED 10.0.0.1:6443',
        }),
        ...(state === 'forbidden' && {
          message: 'User "backstage" cannot list resource "gmconnectors"',
        }),
      });
    }),
  ];
  const connectors = clusters
    .filter(({ lastContact }) => lastContact)
    .flatMap(({ cluster, state }, index) => [
      degradedSummary({ cluster, name: `docsum-${index}`, freshness: state }),
      summaryWith({ cluster, name: `chatqna-${index}`, freshness: state }),
    ]);
  return { connectors, clusters };
})();

/** Names that are as long as Kubernetes lets them be, and do not break. */
export const longNames: Fleet = (() => {
  const name = 'n'.repeat(63);
  const cluster = `gke_platform-production_europe-west3_${'c'.repeat(80)}`;
  const connector = {
    cluster,
    name,
    namespace: 's'.repeat(63),
    models: [`organisation/${'m'.repeat(83)}`],
    owners: [`group:default/${'g'.repeat(63)}`],
  };
  return {
    connectors: [
      degradedSummary({
        ...connector,
        causes: ['gated-model'],
        cause: {
          code: 'gated-model',
          step: 'TgiGaudi',
          message: `Step TgiGaudi (${name}): ${'x'.repeat(400)}`,
        },
      }),
      summaryWith({
        ...connector,
        name: `${name.slice(1)}o`,
        entityRef: undefined,
      }),
    ],
    clusters: [clusterWith(), clusterWith({ cluster })],
  };
})();

const MODELS = [
  'Intel/neural-chat-7b-v3-3',
  'meta-llama/Llama-3.1-8B-Instruct',
  'mistralai/Mixtral-8x22B-Instruct-v0.1',
  'BAAI/bge-reranker-base',
];

/** Many connectors in twenty clusters, some with names as long as they get. */
export function manyConnectors(count: number): Fleet {
  const clusters = Array.from({ length: 20 }, (_, index) => {
    const cluster = `production-${['eu', 'us', 'ap'][index % 3]}-${index}`;
    if (index === 7) {
      const message = 'connect ECONNREFUSED 10.0.0.1:6443';
      return freshnessOf('unreachable', { cluster, message });
    }
    return index === 13
      ? freshnessOf('unsupported', { cluster, lastContact: undefined })
      : clusterWith({ cluster });
  });
  const connectors = Array.from({ length: count }, (_, index) => {
    const { cluster, state } = clusters[index % 13];
    const long = index % 9 === 0;
    const name = `chat-${index}${
      long
        ? '-for-the-field-service-of-northern-europe'.repeat(1 + (index % 2))
        : ''
    }`;
    const template = fewConnectors[index % 23 < 4 ? index % 4 : 4];
    return summaryWith({
      ...template,
      name,
      namespace: long
        ? `${name}-production`.slice(0, 63)
        : `team-${index % 40}`,
      cluster,
      entityRef: index % 5 ? `component:default/chat-${index}` : undefined,
      owners: index % 5 ? [`group:default/team-${index % 40}`] : [],
      models: MODELS.slice(index % 4),
      since: minutesAgo(index * 7),
      freshness: state,
    });
  });
  return { connectors, clusters };
}
