import type { CauseCode, NoticeCode } from '../codes';
import type { JudgeInput } from '../judge';
import {
  addEvent,
  beforeOperator,
  crashLoopBackOff,
  evict,
  makeUnavailable,
  makeUnscheduled,
  removeWorkload,
  setContainer,
  workloadOf,
} from './faults';
import { minutesAgo, readyState } from './readyState';

/** How Hugging Face's client ends where a model is gated. */
export const GATED_LOG = [
  'Traceback (most recent call last):',
  'huggingface_hub.errors.GatedRepoError: 401 Client Error. (Request ID: Root=1-00)',
  '',
  'Cannot access gated repo for url https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json.',
  'Access to model meta-llama/Llama-3.1-8B is restricted. You must have access to it and be authenticated to access it. Please log in.',
].join('\n');

/** For each cause a state that shows it, as the root cause wherever it can be. */
export const STATES_BY_CAUSE: Record<CauseCode, () => JudgeInput> = {
  'cluster-unreachable': () =>
    change(state => {
      state.observations.cluster = {
        reach: 'unreachable',
        message: 'connect ECONNREFUSED',
      };
      state.observations.lastContact = minutesAgo(3);
    }),
  forbidden: () =>
    change(state => {
      state.observations.cluster = {
        reach: 'forbidden',
        message: 'gmconnectors.gmc.opea.io is forbidden',
      };
    }),
  'definition-missing': () =>
    change(({ objects, observations }) => {
      objects.connector = undefined;
      objects.connectorsInNamespace = [];
      observations.definition = 'missing';
    }),
  'connector-absent': () =>
    change(({ objects }) => {
      objects.connector = undefined;
      objects.connectorsInNamespace = ['codegen-old'];
    }),
  'invalid-service-name': () =>
    change(state => {
      beforeOperator(state, 30);
      step(state, 0).internalService!.serviceName = 'Not_A_DNS_Name';
    }),
  'cross-namespace': () =>
    change(state => {
      beforeOperator(state, 30);
      step(state, 1).internalService!.nameSpace = 'elsewhere';
    }),
  'dangling-downstream': () =>
    change(state => {
      beforeOperator(state, 30);
      step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT = 'tgi-absent';
    }),
  'router-step': () =>
    change(state => {
      beforeOperator(state, 30);
      step(state, 0).name = 'Router';
    }),
  'unsafe-value': () =>
    change(state => {
      beforeOperator(state, 30);
      step(state, 1).internalService!.config!.GREETING = "it's me";
    }),
  'node-cycle': () =>
    change(state => {
      const { nodes } = state.objects.connector!.spec;
      nodes.root.steps!.push({ name: 'Llm', nodeName: 'second' });
      nodes.second = {
        routerType: 'Sequence',
        steps: [{ name: 'Llm', nodeName: 'root' }],
      };
    }),
  'outside-operator-namespace': () =>
    change(state => {
      beforeOperator(state, 30);
      const { nodes } = state.objects.connector!.spec;
      nodes.root.steps = nodes.root.steps!.map(each => ({
        ...each,
        name: each.name === 'Tgi' ? 'VLLM' : each.name,
        internalService: { ...each.internalService, config: {} },
      }));
      state.served = [
        { namespace: 'chatqa', name: 'chatqa', profile: 'enterprise-rag' },
      ];
    }),
  'operator-silent': () => change(state => beforeOperator(state, 30)),
  'deployment-missing': () =>
    change(state => removeWorkload(state, 'tgi-service')),
  'pod-create-refused': () =>
    change(state => {
      makeUnavailable(state, 'tgi-service', 4);
      state.objects.pods = state.objects.pods.filter(
        ({ metadata }) => metadata.labels?.app !== 'tgi-service',
      );
      workloadOf(state, 'tgi-service').status!.conditions!.push({
        type: 'ReplicaFailure',
        status: 'True',
        reason: 'FailedCreate',
        message: 'pods "tgi" is forbidden: exceeded quota: compute',
        lastTransitionTime: minutesAgo(4),
      });
    }),
  'scaled-to-zero': () =>
    change(state => {
      workloadOf(state, 'tgi-service').spec.replicas = 0;
      workloadOf(state, 'tgi-service').status = { availableReplicas: 0 };
    }),
  'volume-unbound': () =>
    change(state => {
      makeUnscheduled(
        state,
        'tgi-service',
        20,
        '0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.',
      );
      const pod = state.objects.pods[1];
      pod.spec!.volumes = [
        { name: 'models', persistentVolumeClaim: { claimName: 'models' } },
      ];
      state.objects.persistentVolumeClaims.push({
        kind: 'PersistentVolumeClaim',
        metadata: {
          name: 'models',
          namespace: state.namespace,
          creationTimestamp: minutesAgo(20),
        },
        spec: { storageClassName: 'fast' },
        status: { phase: 'Pending' },
      });
    }),
  unschedulable: () =>
    change(state =>
      makeUnscheduled(
        state,
        'tgi-service',
        20,
        '0/1 nodes are available: 1 Insufficient habana.ai/gaudi. preemption: not helpful.',
      ),
    ),
  evicted: () =>
    change(state => {
      makeUnavailable(state, 'tgi-service', 4);
      evict(state, 'tgi-service', 4);
      evict(state, 'tgi-service', 2);
    }),
  'volume-mount-failed': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
      addEvent(state, pod, {
        reason: 'FailedMount',
        message:
          'MountVolume.SetUp failed for volume "model-volume" : hostPath type check failed: /mnt/opea-models is not a directory',
        ago: 5,
      });
    }),
  'image-pull': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, {
        state: {
          waiting: {
            reason: 'ImagePullBackOff',
            message: 'Back-off pulling image: 403 Forbidden',
          },
        },
      });
    }),
  'container-config': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, {
        state: {
          waiting: {
            reason: 'CreateContainerConfigError',
            message: 'secret "hf-token" not found',
          },
        },
      });
    }),
  'gated-model': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, crashLoopBackOff(4));
      state.observations.previousLogs.push({
        pod: pod.metadata.name,
        container: 'tgi',
        restartCount: 4,
        tail: GATED_LOG,
      });
    }),
  'out-of-memory': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(
        pod,
        crashLoopBackOff(2, { reason: 'OOMKilled', exitCode: 137 }),
      );
    }),
  'crash-loop': () =>
    change(state => {
      const pod = makeUnavailable(state, 'llm-service', 5);
      setContainer(pod, crashLoopBackOff(3));
    }),
  'probe-failing': () =>
    change(state => {
      const pod = makeUnavailable(state, 'llm-service', 30);
      setContainer(pod, {
        started: true,
        state: { running: { startedAt: minutesAgo(30) } },
      });
      addEvent(state, pod, {
        reason: 'Unhealthy',
        message:
          'Readiness probe failed: HTTP probe failed with statuscode: 503',
        ago: 1,
      });
    }),
  'model-loading': () =>
    change(state => {
      const pod = makeUnavailable(state, 'tgi-service', 3);
      setContainer(pod, { state: { running: { startedAt: minutesAgo(3) } } });
    }),
  'router-unreachable': () =>
    change(({ observations }) => {
      observations.router = {
        answers: false,
        message: 'no endpoints available for service "router-service"',
        since: minutesAgo(3),
      };
    }),
  'not-available': () =>
    change(state => {
      const pod = makeUnavailable(state, 'llm-service', 30);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
    }),
  'stale-claim': () =>
    change(state => {
      const pod = makeUnavailable(state, 'llm-service', 1);
      state.objects.connector!.status!.status = '3/0/3';
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
    }),
};

/** For each notice a state that works and shows it. */
export const STATES_BY_NOTICE: Record<NoticeCode, () => JudgeInput> = {
  'token-placeholder': () =>
    change(({ objects }) => {
      objects.configMaps = [
        { name: 'tgi-config', placeholderTokenKeys: ['HF_TOKEN'] },
      ];
    }),
  'legacy-keys': () =>
    change(state => {
      Object.assign(step(state, 1).internalService!.config!, {
        modelId: 'Intel/neural-chat-7b-v3-3',
        hostPath: '/root/GMC/data/tgi',
      });
    }),
  'shared-namespace': () =>
    change(({ objects }) => {
      objects.connectorsInNamespace = ['codegen', 'chatqna'];
    }),
  'claim-behind': () =>
    change(({ objects }) => {
      objects.connector!.status!.status = '1/0/3';
    }),
  'not-observed': () =>
    change(({ observations }) => {
      observations.missing = [
        { what: 'events', message: 'events is forbidden' },
      ];
    }),
};

/** The ready state with something done to it. */
export function change(edit: (state: JudgeInput) => void): JudgeInput {
  const state = readyState();
  edit(state);
  return state;
}

export function step(state: JudgeInput, index: number) {
  return state.objects.connector!.spec.nodes.root.steps![index];
}
