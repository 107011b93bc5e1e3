import type {
  Cause,
  ClusterFreshness,
  ConnectorDocument,
  EntityConnectorsDocument,
  LinkProblem,
  StepVerdict,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';

/** The entity that all documents are about. */
export const entityRef = 'component:default/chatqna';

/** ISO 8601 for some minutes ago. */
export function minutesAgo(minutes: number): string {
  return new Date(Date.now() - minutes * 60_000).toISOString();
}

const namespace = 'chatqna';

function microservice(
  name: string,
  title: string,
  rest: Partial<StepVerdict> = {},
): StepVerdict {
  const serviceName = `${name.toLowerCase()}-svc`;
  return {
    name,
    node: 'root',
    role: 'microservice',
    title,
    serviceName,
    url: `http://${serviceName}.${namespace}.svc.cluster.local:6000/v1/${name.toLowerCase()}`,
    replicas: { desired: 1, available: 1 },
    image: `opea/${name.toLowerCase()}:1.3`,
    state: 'ready',
    ...rest,
  };
}

const unnumberedSteps: StepVerdict[] = [
  microservice('Embedding', 'Text embedding'),
  microservice('TeiEmbedding', 'Embedding model server', {
    role: 'model-server',
    model: 'BAAI/bge-base-en-v1.5',
    hardware: 'xeon',
    image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.6',
  }),
  microservice('Retriever', 'Document retrieval'),
  microservice('VectorDB', 'Vector store', {
    role: 'model-server',
    image: 'redis/redis-stack:7.2.0-v9',
  }),
  microservice('Reranking', 'Reranking'),
  microservice('TeiReranking', 'Reranking model server', {
    role: 'model-server',
    model: 'BAAI/bge-reranker-base',
    hardware: 'xeon',
    image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.6',
  }),
  microservice('Llm', 'Text generation'),
  microservice('TgiGaudi', 'Text generation model server', {
    role: 'model-server',
    model: 'Intel/neural-chat-7b-v3-3',
    hardware: 'gaudi',
    image: 'ghcr.io/huggingface/tgi-gaudi:2.0.6',
  }),
  {
    ...microservice('Router', 'Router'),
    node: undefined,
    role: 'router',
    url: `http://router-service.${namespace}.svc.cluster.local:8080`,
    image: 'opea/gmcrouter:1.3',
  },
];

/** The steps of ChatQnA, all of them available. */
export const chatqnaSteps: StepVerdict[] = unnumberedSteps.map(
  (step, index) => ({ ...step, index }),
);

/** The same steps, one of them changed. */
export function stepsWith(
  name: string,
  change: Partial<StepVerdict>,
): StepVerdict[] {
  return chatqnaSteps.map(step =>
    step.name === name ? { ...step, ...change } : step,
  );
}

/** A connector that is ready and live, but for what is said otherwise. */
export function connectorWith(
  verdict: Partial<Verdict> = {},
  rest: Partial<Omit<ConnectorDocument, 'verdict'>> = {},
): ConnectorDocument {
  const cluster = rest.cluster ?? 'kind-dev';
  return {
    schemaVersion: 1,
    cluster,
    namespace,
    name: 'chatqna',
    entityRef,
    freshness: { cluster, state: 'live', lastContact: minutesAgo(0) },
    judgedAt: minutesAgo(0),
    ...rest,
    verdict: {
      state: 'ready',
      since: minutesAgo(125),
      claim: { ready: 9, external: 0, total: 9 },
      accessUrl: `http://router-service.${namespace}.svc.cluster.local:8080`,
      causes: [],
      notices: [],
      steps: chatqnaSteps,
      ...verdict,
    },
  };
}

/** The document of an entity with these connectors. */
export function documentOf(
  ...connectors: ConnectorDocument[]
): EntityConnectorsDocument {
  return { schemaVersion: 1, entityRef, connectors };
}

/** The document of an entity whose connectors can't be shown. */
export function problemOf(problem: LinkProblem): EntityConnectorsDocument {
  return { schemaVersion: 1, entityRef, connectors: [], problem };
}

/** How a cluster is that does not answer. */
export function freshnessOf(
  state: ClusterFreshness['state'],
  rest: Partial<ClusterFreshness> = {},
): ClusterFreshness {
  return {
    cluster: 'kind-dev',
    state,
    lastContact: minutesAgo(3),
    ...rest,
  };
}

/** A model server that crashes because it may not download its model. */
export const gatedModel: Cause = {
  code: 'gated-model',
  step: 'TgiGaudi',
  object: {
    kind: 'Pod',
    name: 'tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4k',
    namespace,
    container: 'tgi',
  },
  since: minutesAgo(12),
  message:
    'The model server may not download meta-llama/Llama-3.1-8B-Instruct: the model is gated, and its token has no access.',
  advice:
    'Put a token of an account that was granted the model into Secret hf-token in namespace chatqna, key HF_TOKEN.',
  evidence: [
    {
      object: { kind: 'GMConnector', name: 'chatqna', namespace },
      text: 'step TgiGaudi (tgi-gaudi-svc)',
    },
    {
      object: {
        kind: 'Deployment',
        name: 'tgi-gaudi-svc-deployment',
        namespace,
      },
      text: '0 of 1 replicas available',
    },
    {
      object: {
        kind: 'Pod',
        name: 'tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4k',
        namespace,
      },
      text: 'phase Running',
    },
    ...[
      'CrashLoopBackOff; last run ended with exit code 1 (Error); restarted 7 times',
      'log: huggingface_hub.errors.GatedRepoError: 401 Client Error.',
      'log: Access to model meta-llama/Llama-3.1-8B-Instruct is restricted.',
    ].map(text => ({
      object: {
        kind: 'Pod',
        name: 'tgi-gaudi-svc-deployment-5f6d8c7b9-x2x4k',
        namespace,
        container: 'tgi',
      },
      text,
    })),
  ],
};

/** The operator's own count that is no longer true. */
export const staleClaim: Cause = {
  code: 'stale-claim',
  object: { kind: 'GMConnector', name: 'chatqna', namespace },
  message: 'The operator counts 9 ready of 9, but 8 are.',
  advice:
    'Nothing to do for this: the count follows at the next change of the connector.',
  evidence: [],
};
