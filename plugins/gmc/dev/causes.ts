import type { Cause, Notice } from '@opea/backstage-plugin-gmc-common';
import { minutesAgo } from './documents';

const namespace = 'chatqna';
const connector = { kind: 'GMConnector', name: 'chatqna', namespace };

function pod(name: string, container?: string) {
  return { kind: 'Pod', name, namespace, ...(container && { container }) };
}

/** A model server that asks for accelerators which no node has. */
export const unschedulable: Cause = {
  code: 'unschedulable',
  step: 'TeiReranking',
  object: pod('teireranking-svc-deployment-7d9c5bd7c4-qk9zp'),
  since: minutesAgo(26 * 60),
  message:
    'Step TeiReranking (teireranking-svc): no node takes its Pod: 0/3 nodes are available: 3 Insufficient habana.ai/gaudi.',
  advice:
    'Add a node that has habana.ai/gaudi, or choose the step for other hardware.',
  evidence: [
    { object: connector, text: 'step TeiReranking (teireranking-svc)' },
    {
      object: {
        kind: 'Deployment',
        name: 'teireranking-svc-deployment',
        namespace,
      },
      text: '0 of 1 replicas available',
    },
    {
      object: pod('teireranking-svc-deployment-7d9c5bd7c4-qk9zp'),
      text: 'PodScheduled: False, Unschedulable: 0/3 nodes are available: 3 Insufficient habana.ai/gaudi. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.',
    },
  ],
};

/** An image that the registry does not have. */
export const imagePull: Cause = {
  code: 'image-pull',
  step: 'Llm',
  object: pod('llm-svc-deployment-6b7f-zzzzz', 'llm'),
  since: minutesAgo(40),
  message: "Step Llm (llm-svc): the image 'opea/llm:1.33' can't be pulled.",
  advice: 'Correct the tag, or give the namespace a pull secret.',
  evidence: [
    { object: connector, text: 'step Llm (llm-svc)' },
    {
      object: pod('llm-svc-deployment-6b7f-zzzzz', 'llm'),
      text: 'ImagePullBackOff: Back-off pulling image "opea/llm:1.33"',
    },
  ],
};

/** A router that ends with a traceback, told in one piece. */
export const traceback: Cause = {
  code: 'crash-loop',
  step: 'Router',
  object: pod('router-service-deployment-59c4-abcde', 'router-server'),
  message:
    "The router keeps crashing: container 'router-server' ended with exit code 2 and was restarted 14 times.",
  advice:
    "The container's last words are below: correct what they name in the step's config, or in what it calls.",
  evidence: [
    { object: connector, text: 'the router' },
    {
      object: pod('router-service-deployment-59c4-abcde', 'router-server'),
      text: `log: panic: runtime error: index out of range [3] with length 3\n${Array.from(
        { length: 24 },
        (_, index) =>
          `\tgoroutine ${index} [running]: main.routeStep(${'0x'.padEnd(
            60,
            'c0de',
          )})`,
      ).join('\n')}`,
    },
    {
      object: { kind: 'ConfigMap', name: 'tgi-config', namespace: 'elsewhere' },
      text: 'HF_TOKEN still holds the placeholder instead of a token',
    },
  ],
};

/** One notice of each kind. */
export const allNotices: Notice[] = [
  {
    code: 'not-observed',
    object: { kind: 'Cluster', name: 'kind-dev' },
    message:
      "The backend may not read the logs of crashed containers, so it can't tell what their last words were. The cluster says: pods/log is forbidden",
    advice:
      'Give the service account that Backstage uses on this cluster get on pods/log, or do without.',
  },
  {
    code: 'claim-behind',
    object: connector,
    message:
      "The operator's status is behind (status 8/0/9): it counts 8 of 9 as ready, and all 9 are.",
  },
  {
    code: 'token-placeholder',
    object: connector,
    message:
      "The namespace's ConfigMaps hold a placeholder instead of a model token (tgi-config): only models that are open to everybody can be loaded.",
    advice:
      "For a gated model, have the operator's templates read a token from a Secret; nothing needs to be done for open models.",
  },
  {
    code: 'legacy-keys',
    step: 'Llm',
    object: connector,
    message:
      "Step Llm (llm-svc) is configured with keys of an older operator, which today's passes on as plain variables: tgi_endpoint.",
    advice: 'Rename tgi_endpoint to TGI_LLM_ENDPOINT.',
  },
  {
    code: 'shared-namespace',
    object: { kind: 'Namespace', name: 'chatqna' },
    message:
      "Namespace 'chatqna' also holds 'docsum': their routers answer each other's requests, and they overwrite each other's ConfigMaps.",
    advice: 'Give each connector a namespace of its own.',
  },
];
