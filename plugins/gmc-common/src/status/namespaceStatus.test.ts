import { judgeNamespaceStatus } from './namespaceStatus';

const NOW = new Date('2026-11-23T16:00:00Z');

const AVAILABLE = [
  '  Type: Available',
  '  Status: True',
  '  Reason: MinimumReplicasAvailable',
  '  Message: Deployment has minimum availability.',
  '',
].join('\n');

/** As the watcher of namespace `audio` answers. */
function document(
  workloads: Record<string, string>,
  status: Record<string, unknown> = {},
) {
  return {
    status: {
      annotations: {
        'ConfigMap:v1:audio-asr-config:audio': 'provisioned',
        'Service:v1:asr-svc:audio': 'http://asr-svc.audio.svc:9009',
        'ServiceAccount:v1:asr:audio': 'provisioned',
        ...workloads,
      },
      ...status,
    },
  };
}

const READY = {
  'Deployment:apps/v1:asr-svc:audio': `Ready; Replicas: 1 desired | 1 ready | 1 available | 1 updated\n${AVAILABLE}`,
  'StatefulSet:apps/v1:vllm:audio':
    'Ready; Replicas: 1 desired | 1 ready | 1 current\n',
};

describe('judgeNamespaceStatus', () => {
  it('finds ready what the document says is, with a step for each workload', () => {
    expect(judgeNamespaceStatus(document(READY), { now: NOW })).toEqual({
      state: 'ready',
      profile: 'enterprise-rag',
      causes: [],
      notices: [],
      steps: [
        {
          name: 'asr-svc',
          role: 'microservice',
          title: 'asr-svc',
          serviceName: 'asr-svc',
          url: 'http://asr-svc.audio.svc:9009',
          workload: { kind: 'Deployment', name: 'asr-svc', namespace: 'audio' },
          replicas: { desired: 1, available: 1 },
          state: 'ready',
        },
        {
          name: 'vllm',
          role: 'microservice',
          title: 'vllm',
          workload: { kind: 'StatefulSet', name: 'vllm', namespace: 'audio' },
          replicas: { desired: 1, available: 1 },
          state: 'ready',
        },
      ],
    });
  });

  it('has patience with what it knows no time of', () => {
    const verdict = judgeNamespaceStatus(
      document({
        ...READY,
        'StatefulSet:apps/v1:vllm:audio':
          'Not ready; Replicas: 1 desired | 0 ready | 1 current\n',
      }),
      { now: NOW },
    );
    expect(verdict).toMatchObject({
      state: 'progressing',
      causes: [{ code: 'not-available', step: 'vllm' }],
    });
  });

  it('has none where the document says that the time is over', () => {
    const verdict = judgeNamespaceStatus(
      document({
        'Deployment:apps/v1:asr-svc:audio': [
          'Not ready; Replicas: 1 desired | 0 ready | 0 available | 1 updated',
          '  Type: Progressing',
          '  Status: False',
          '  Reason: ProgressDeadlineExceeded',
          '  Message: timed out',
          '',
        ].join('\n'),
      }),
      { now: NOW },
    );
    expect(verdict).toMatchObject({
      state: 'degraded',
      causes: [{ code: 'not-available', step: 'asr-svc' }],
    });
  });

  it('tells the quota that keeps a Pod from being made', () => {
    const verdict = judgeNamespaceStatus(
      document({
        'Deployment:apps/v1:asr-svc:audio': [
          'Not ready; Replicas: 1 desired | 0 ready | 0 available | 0 updated',
          '  Type: ReplicaFailure',
          '  Status: True',
          '  Reason: FailedCreate',
          '  Message: pods "asr" is forbidden: exceeded quota',
          '',
        ].join('\n'),
      }),
      { now: NOW },
    );
    expect(verdict!.causes).toMatchObject([{ code: 'pod-create-refused' }]);
  });

  it('holds the word of the document against what it counts', () => {
    const notReady = {
      ...READY,
      'StatefulSet:apps/v1:vllm:audio':
        'Not ready; Replicas: 1 desired | 0 ready | 1 current\n',
    };
    const condition = { type: 'Failed', message: 'vllm is not ready' };
    expect(
      judgeNamespaceStatus(
        document(notReady, { status: 'Failed', condition }),
        {
          now: NOW,
        },
      ),
    ).toMatchObject({
      state: 'progressing',
      claim: { ready: 1, external: 0, total: 2, text: 'Failed' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'Ready'],
    ['no status', {}],
    ['a status without workloads', document({})],
    ['annotations that are none', { status: { annotations: [7] } }],
    ['keys that are none', document({ 'Deployment:': 'Ready' })],
  ])('takes %s for no such document', (_, value) => {
    expect(judgeNamespaceStatus(value, { now: NOW })).toBeUndefined();
  });
});
