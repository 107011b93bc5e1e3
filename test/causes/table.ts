import type { CauseCode } from '@opea/backstage-plugin-gmc-common';
import { forkStep, llmAndTgi, nodeCycle, singleStep } from './connectors';
import {
  connectorOf,
  deletedDeployment,
  deletedRouterService,
  nothing,
  quotaOfNoPods,
  reported,
  unboundClaim,
  unseenConnector,
  zeroReplicas,
  type Making,
} from './makings';
import { crashing, evicted, unready, waiting } from './podStatuses';

/** How a cause is made, and where it shows. */
export interface CauseCase {
  /** What makes it on a real control plane. */
  real: Making;
  /** Under which name of the control plane the backend looks for it. */
  cluster?: 'real' | 'gone' | 'locked' | 'bare' | 'fork';
  /** The step that it is a cause for. */
  step?: string;
  /** The sandbox has a fault of that name, which shows it too. */
  sandbox?: boolean;
}

/** Every cause code. One that is missing here does not compile. */
export const table: Record<CauseCode, CauseCase> = {
  'cluster-unreachable': { real: nothing, cluster: 'gone' },
  forbidden: { real: nothing, cluster: 'locked' },
  'definition-missing': { real: nothing, cluster: 'bare' },
  'connector-absent': { real: nothing },
  'invalid-service-name': {
    real: connectorOf(singleStep({ serviceName: 'Not_A_DNS_Name' })),
    step: 'Llm',
  },
  'cross-namespace': {
    real: connectorOf(singleStep({ serviceName: 'llm', nameSpace: 'other' })),
    step: 'Llm',
  },
  'dangling-downstream': {
    real: connectorOf(llmAndTgi({ downstream: 'absent' })),
    step: 'Llm',
  },
  'node-cycle': { real: connectorOf(nodeCycle()) },
  'router-step': {
    real: connectorOf(singleStep({ serviceName: 'llm' }, 'Router')),
    step: 'Router',
  },
  'unsafe-value': {
    real: connectorOf(
      singleStep({ serviceName: 'llm', config: { GREETING: "it's me" } }),
    ),
  },
  'outside-operator-namespace': {
    real: connectorOf(forkStep()),
    cluster: 'fork',
  },
  'operator-silent': { real: unseenConnector, sandbox: true },
  'deployment-missing': {
    real: deletedDeployment,
    step: 'Tgi',
    sandbox: true,
  },
  'stale-claim': { real: deletedDeployment },
  'pod-create-refused': { real: quotaOfNoPods, step: 'Llm', sandbox: true },
  'scaled-to-zero': { real: zeroReplicas, step: 'Tgi', sandbox: true },
  'volume-unbound': { real: unboundClaim, step: 'Tgi' },
  unschedulable: {
    // It asks for an accelerator that no node has.
    real: connectorOf(llmAndTgi({ modelServer: 'TgiGaudi' })),
    step: 'TgiGaudi',
    sandbox: true,
  },
  'volume-mount-failed': {
    real: reported('tgi', waiting('ContainerCreating'), {
      reason: 'FailedMount',
      message:
        'MountVolume.SetUp failed for volume "model-volume": hostPath type check failed: /mnt/opea-models is not a directory',
    }),
    step: 'Tgi',
  },
  evicted: {
    real: reported('tgi', evicted('The node was low on resource: memory.')),
    step: 'Tgi',
    sandbox: true,
  },
  'image-pull': {
    real: reported(
      'tgi',
      waiting('ImagePullBackOff', 'Back-off pulling image: 403 Forbidden'),
    ),
    step: 'Tgi',
    sandbox: true,
  },
  'container-config': {
    real: reported(
      'tgi',
      waiting('CreateContainerConfigError', 'secret "hf-token" not found'),
    ),
    step: 'Tgi',
  },
  'gated-model': {
    // There is no kubelet to ask for the log: the last words are the message.
    real: reported(
      'tgi',
      crashing({
        exitCode: 1,
        reason: 'Error',
        message:
          'huggingface_hub.errors.GatedRepoError: 401 Client Error.\nAccess to model example/gated is restricted.',
      }),
    ),
    step: 'Tgi',
    sandbox: true,
  },
  'out-of-memory': {
    real: reported('tgi', crashing({ exitCode: 137, reason: 'OOMKilled' })),
    step: 'Tgi',
    sandbox: true,
  },
  'crash-loop': {
    real: reported('tgi', crashing({ exitCode: 2, reason: 'Error' })),
    step: 'Tgi',
    sandbox: true,
  },
  'probe-failing': {
    real: reported('tgi', crashing({ exitCode: 143, reason: 'Error' }), {
      reason: 'Killing',
      message: 'Container tgi failed liveness probe, will be restarted',
    }),
    // The sandbox's fault is one as well once the step has used up its time: in
    // a quarter of an hour. Its own test looks ahead.
    step: 'Tgi',
  },
  'router-unreachable': {
    real: deletedRouterService,
    step: 'Router',
    sandbox: true,
  },
  'model-loading': { real: reported('tgi', unready()), step: 'Tgi' },
  'not-available': { real: reported('llm', unready()), step: 'Llm' },
};
