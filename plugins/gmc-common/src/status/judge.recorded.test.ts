import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { describeRecorded } from '../__testUtils__/recorded';
import { fromKubernetesList } from './fromKubernetesList';
import { judge } from './judge';
import type { ConnectorObjects } from './objects';
import type { Claim, Verdict } from './Verdict';

const GMC = resolve(__dirname, '../../../../../shared/gmc');
const NOW = new Date('2026-11-23T16:40:00Z');

interface RecordedObject {
  kind: string;
  metadata: { name: string; namespace: string };
}

/** What the page beside the recorded states says of each. */
const EXPECTED: Record<
  string,
  Pick<Verdict, 'state'> & {
    causes: string[];
    steps: number;
    claim?: Claim;
    notices: string[];
  }
> = {
  ready: {
    state: 'ready',
    causes: [],
    steps: 9,
    claim: { ready: 9, external: 0, total: 9 },
    notices: ['token-placeholder'],
  },
  'ready-with-ui': {
    state: 'ready',
    causes: [],
    steps: 11,
    claim: { ready: 11, external: 0, total: 11 },
    notices: ['token-placeholder'],
  },
  'ready-switch': {
    state: 'ready',
    causes: [],
    // Two of them are nodes, and the operator counts none of these.
    steps: 17,
    claim: { ready: 15, external: 0, total: 15 },
    notices: ['token-placeholder'],
  },
  'unschedulable-gaudi': {
    state: 'degraded',
    causes: ['unschedulable', 'unschedulable'],
    steps: 9,
    claim: { ready: 7, external: 0, total: 9 },
    notices: ['token-placeholder'],
  },
  'image-pull-backoff': {
    state: 'degraded',
    causes: ['image-pull'],
    steps: 3,
    claim: { ready: 2, external: 0, total: 3 },
    notices: ['token-placeholder'],
  },
  'stuck-dangling-downstream': {
    state: 'stuck',
    causes: ['dangling-downstream'],
    steps: 2,
    claim: undefined,
    notices: ['token-placeholder'],
  },
  'stale-deployment-deleted': {
    state: 'degraded',
    causes: ['deployment-missing', 'stale-claim'],
    steps: 9,
    claim: { ready: 9, external: 0, total: 9 },
    notices: ['token-placeholder'],
  },
  'fork-ready': {
    state: 'ready',
    causes: [],
    steps: 11,
    claim: { ready: 11, external: 0, total: 11 },
    notices: [],
  },
};

/** Connectors that one of the two operators deploys. */
const SOUND = [
  'audioQnA_xeon',
  'chatQnA_dataprep_xeon_with_ui',
  'chatQnA_gaudi',
  'chatQnA_switch_xeon',
  'chatQnA_xeon',
  'codegen_xeon',
  'docsum_xeon',
  'rfc-chatqna',
  'enterprise-rag/chatqa-reference-cpu',
  'enterprise-rag/docsum-reference-cpu',
];

describeRecorded('judge, of states recorded from real operators', () => {
  it('knows what to expect of every recorded state', () => {
    const files = readdirSync(resolve(GMC, 'states'));
    expect(files.map(file => file.replace('.json', '')).sort()).toEqual(
      Object.keys(EXPECTED).sort(),
    );
  });

  it.each(Object.entries(EXPECTED))(
    'judges %s as its page says',
    (name, expected) => {
      const verdict = verdictOf(readState(name).trimmed);
      expect({
        state: verdict.state,
        causes: verdict.causes.map(({ code }) => code),
        steps: verdict.steps.length,
        claim: verdict.claim,
        notices: verdict.notices.map(({ code }) => code),
      }).toEqual(expected);
    },
  );

  it.each(Object.keys(EXPECTED))(
    'judges %s the same before it is trimmed',
    name => {
      const { raw, trimmed } = readState(name);
      expect(verdictOf(raw)).toEqual(verdictOf(trimmed));
    },
  );

  it('shows what runs and what answers for a step', () => {
    const { steps } = verdictOf(readState('ready').trimmed);
    expect(steps.find(({ name }) => name === 'Tgi')).toEqual({
      name: 'Tgi',
      node: 'root',
      index: 7,
      role: 'model-server',
      title: 'Language model',
      component: 'tgi',
      model: 'Intel/neural-chat-7b-v3-3',
      hardware: 'xeon',
      serviceName: 'tgi-service-m',
      url: 'http://tgi-service-m.chatqa.svc.cluster.local:80/generate',
      workload: {
        kind: 'Deployment',
        name: 'tgi-service-m-deployment',
        namespace: 'chatqa',
      },
      replicas: { desired: 1, available: 1 },
      image: 'ghcr.io/huggingface/text-generation-inference:2.4.0-intel-cpu',
      state: 'ready',
    });
    expect(steps.at(-1)).toMatchObject({ name: 'Router', role: 'router' });
  });

  it("matches the fork's StatefulSet", () => {
    const { steps } = verdictOf(readState('fork-ready').trimmed);
    expect(steps.find(({ name }) => name === 'VLLM')).toMatchObject({
      workload: { kind: 'StatefulSet', name: 'vllm-service-m-deployment' },
      state: 'ready',
    });
  });

  it("takes the fork's addresses, which end otherwise", () => {
    const { accessUrl, profile, steps } = verdictOf(
      readState('fork-ready').trimmed,
    );
    expect(profile).toBe('enterprise-rag');
    expect(accessUrl).toBe(
      'http://router-service.e-chatqa-reference-cpu.svc:8080',
    );
    expect(steps.find(({ name }) => name === 'Embedding')?.url).toMatch(
      /^http:\/\/embedding-svc\.e-chatqa-reference-cpu\.svc:\d+\//,
    );
  });

  it("tells the volume claim that the fork's StatefulSet waits for", () => {
    const { trimmed } = readState('fork-ready');
    const { workloads, pods, persistentVolumeClaims } = trimmed;
    const claimName = 'model-volume-llm';
    const claim = persistentVolumeClaims.find(
      ({ metadata }) => metadata.name === claimName,
    )!;
    claim.status!.phase = 'Pending';
    const workload = workloads.find(({ kind }) => kind === 'StatefulSet')!;
    Object.assign(workload.status!, { availableReplicas: 0, readyReplicas: 0 });
    const pod = pods.find(
      ({ metadata }) => metadata.name === 'vllm-service-m-deployment-0',
    )!;
    pod.status = {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: 'pod has unbound immediate PersistentVolumeClaims',
        },
      ],
    };
    const { state, causes } = verdictOf(trimmed);
    expect(state).toBe('degraded');
    expect(causes).toMatchObject([
      {
        code: 'volume-unbound',
        step: 'VLLM',
        object: { kind: 'PersistentVolumeClaim', name: claimName },
      },
      { code: 'stale-claim' },
    ]);
  });

  it.each([
    ['Success', [], 'ready'],
    ['8/0/9', ['claim-behind'], 'ready'],
    ['Failed', [], 'ready'],
  ])(
    'holds a status of %s against nine workloads that are ready',
    (status, notice, state) => {
      const { trimmed } = readState('ready');
      trimmed.connector!.status!.status = status;
      const verdict = verdictOf(trimmed);
      expect(verdict.state).toBe(state);
      expect(verdict.claim?.total).toBe(9);
      expect(verdict.notices.map(({ code }) => code)).toEqual([
        ...notice,
        'token-placeholder',
      ]);
    },
  );

  it('finds the word of an older operator stale, too', () => {
    const { trimmed } = readState('stale-deployment-deleted');
    trimmed.connector!.status!.status = 'Success';
    expect(verdictOf(trimmed).causes[1]).toMatchObject({
      code: 'stale-claim',
      evidence: [{ text: 'status Success' }, {}],
    });
  });

  it('tells both unschedulable steps with the resource that no node has', () => {
    const { causes, steps } = verdictOf(
      readState('unschedulable-gaudi').trimmed,
    );
    expect(causes.map(({ step }) => step)).toEqual([
      'TeiEmbeddingGaudi',
      'TgiGaudi',
    ]);
    expect(causes[0].message).toContain('habana.ai/gaudi');
    expect(causes[0].since).toBe('2026-11-23T15:25:28Z');
    expect(
      steps.filter(({ state }) => state !== 'ready').map(({ name }) => name),
    ).toEqual(['TeiEmbeddingGaudi', 'TgiGaudi']);
  });
});

describeRecorded('judge, of a connector that is not deployed for long', () => {
  it.each(SOUND)('finds no fault with the spec of %s', name => {
    const { state, causes } = verdictOf(undeployed(`samples/${name}.yaml`));
    expect([state, ...causes.map(({ code }) => code)]).toEqual([
      'stuck',
      'operator-silent',
    ]);
  });

  it.each([
    ['bad-service-name', 'invalid-service-name'],
    ['dangling-downstream', 'dangling-downstream'],
  ])('finds what stops the operator at %s', (name, expected) => {
    const { state, causes } = verdictOf(
      undeployed(`accepted-but-broken/${name}.yaml`),
    );
    expect([state, ...causes.map(({ code }) => code)]).toEqual([
      'stuck',
      expected,
    ]);
  });

  it('gives notice of the keys that the RFC still uses', () => {
    const { notices } = verdictOf(undeployed('samples/rfc-chatqna.yaml'));
    expect(
      notices.map(({ code, step }) => (code === 'legacy-keys' ? step : code)),
    ).toEqual([
      'TeiEmbedding',
      'Retriever',
      'Reranking',
      'TeiReranking',
      'Llm',
      'Tgi',
    ]);
  });
});

/** A recorded connector, an hour after it was applied. */
function undeployed(file: string): ConnectorObjects {
  const connector = parse(readFileSync(resolve(GMC, file), 'utf8'));
  connector.metadata.creationTimestamp = '2026-11-23T15:40:00Z';
  return fromKubernetesList({ items: [connector] }, connector.metadata);
}

function verdictOf(objects: ConnectorObjects): Verdict {
  const { namespace, name } = objects.connector!.metadata;
  return judge({
    namespace: namespace!,
    name,
    objects,
    observations: { cluster: { reach: 'reachable' }, previousLogs: [] },
    now: NOW,
  });
}

interface Recorded {
  raw: ConnectorObjects;
  trimmed: ConnectorObjects;
}

/** A recorded state, once as it was recorded and once trimmed. */
function readState(name: string): Recorded {
  const list: { items: RecordedObject[] } = JSON.parse(
    readFileSync(resolve(GMC, 'states', `${name}.json`), 'utf8'),
  );
  const connector = list.items.find(({ kind }) => kind === 'GMConnector')!;
  const trimmed = fromKubernetesList(list, connector.metadata);
  // A raw object has all fields of the trimmed one, and more.
  const all = <T>(...kinds: string[]) =>
    list.items.filter(({ kind }) => kinds.includes(kind)) as T[];
  return {
    trimmed,
    raw: {
      ...trimmed,
      connector:
        all<NonNullable<ConnectorObjects['connector']>>('GMConnector')[0],
      workloads: all('Deployment', 'StatefulSet'),
      pods: all('Pod'),
      persistentVolumeClaims: all('PersistentVolumeClaim'),
      events: all('Event'),
    },
  };
}
