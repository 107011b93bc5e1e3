import type { EntityConnectorsDocument } from '@opea/backstage-plugin-gmc-common';
import { allNotices, imagePull, traceback, unschedulable } from './causes';
import {
  chatqnaSteps,
  connectorWith,
  documentOf,
  entityRef,
  freshnessOf,
  gatedModel,
  minutesAgo,
  problemOf,
  staleClaim,
  stepsWith,
} from './documents';
import type { FakeGmcApi } from './FakeGmcApi';

const inChatqna = { namespace: 'chatqna' };

/** The verdict about a connector in a cluster that was never read. */
const notKnown = {
  state: 'unknown' as const,
  since: undefined,
  claim: undefined,
  accessUrl: undefined,
  steps: [],
};

const documents: Record<string, EntityConnectorsDocument> = {
  ready: documentOf(
    connectorWith({
      notices: [
        {
          code: 'token-placeholder',
          object: { kind: 'ConfigMap', name: 'tgi-config', ...inChatqna },
          message:
            'ConfigMap tgi-config still holds a placeholder for a token.',
          advice: 'Fine, as long as no model is gated.',
        },
      ],
    }),
  ),
  progressing: documentOf(
    connectorWith({
      state: 'progressing',
      since: minutesAgo(2),
      claim: { ready: 7, external: 0, total: 9 },
      steps: stepsWith('TgiGaudi', {
        state: 'progressing',
        replicas: { desired: 1, available: 0 },
      }),
    }),
  ),
  degraded: documentOf(
    connectorWith({
      state: 'degraded',
      since: minutesAgo(12),
      causes: [gatedModel, staleClaim],
      steps: stepsWith('TgiGaudi', {
        state: 'degraded',
        replicas: { desired: 1, available: 0 },
      }),
    }),
  ),
  'many-causes': documentOf(
    connectorWith({
      state: 'degraded',
      since: minutesAgo(26 * 60),
      claim: { ready: 9, external: 0, total: 9, text: 'Success' },
      causes: [unschedulable, imagePull, gatedModel, traceback, staleClaim],
      notices: allNotices,
      steps: chatqnaSteps.map((step, index) => ({
        ...step,
        ...(index > 4 && {
          state: 'degraded' as const,
          replicas: { desired: 1, available: 0 },
        }),
      })),
    }),
  ),
  stuck: documentOf(
    connectorWith({
      state: 'stuck',
      since: minutesAgo(48),
      claim: undefined,
      accessUrl: undefined,
      causes: [
        {
          code: 'dangling-downstream',
          step: 'Llm',
          object: { kind: 'GMConnector', name: 'chatqna', ...inChatqna },
          message:
            'Step Llm calls the model server tgi-service, and no step is called so.',
          advice:
            'Name the step that is meant in LLM_SERVER_HOST_IP, or add the missing one.',
          evidence: [
            {
              object: { kind: 'GMConnector', name: 'chatqna' },
              text: 'spec.nodes.root.steps[6].internalService.config: tgi_endpoint: tgi-service',
            },
          ],
        },
      ],
      steps: chatqnaSteps.map(step => ({
        ...step,
        state: 'missing' as const,
        replicas: undefined,
        image: undefined,
      })),
    }),
  ),
  'claim-in-a-word': documentOf(
    connectorWith({
      profile: 'enterprise-rag',
      claim: { ready: 9, external: 0, total: 9, text: 'Ready' },
    }),
  ),
  'claim-overstated-in-a-word': documentOf(
    connectorWith({
      profile: 'enterprise-rag',
      state: 'degraded',
      since: minutesAgo(12),
      claim: { ready: 9, external: 0, total: 9, text: 'Ready' },
      causes: [gatedModel, staleClaim],
      steps: stepsWith('TgiGaudi', {
        state: 'degraded',
        replicas: { desired: 1, available: 0 },
      }),
    }),
  ),
  'claim-behind-in-a-word': documentOf(
    connectorWith({
      profile: 'enterprise-rag',
      claim: { ready: 8, external: 0, total: 9, text: 'Not ready' },
    }),
  ),
  suspended: documentOf(
    connectorWith({
      state: 'suspended',
      steps: chatqnaSteps.map(step => ({
        ...step,
        state: 'suspended' as const,
        replicas: { desired: 0, available: 0 },
      })),
    }),
  ),
  deleting: documentOf(
    connectorWith({ state: 'deleting', since: minutesAgo(1) }),
  ),
  absent: documentOf(
    connectorWith({
      state: 'absent',
      since: undefined,
      claim: undefined,
      accessUrl: undefined,
      causes: [
        {
          code: 'connector-absent',
          object: { kind: 'GMConnector', name: 'chatqna', ...inChatqna },
          message: 'Cluster kind-dev has no GMConnector chatqna/chatqna.',
          advice:
            'Has the repository been synced? Otherwise correct the annotation of the entity.',
          evidence: [],
        },
      ],
      steps: [],
    }),
  ),
  unreachable: documentOf(
    connectorWith(
      {
        state: 'unknown',
        causes: [
          {
            code: 'cluster-unreachable',
            object: { kind: 'Cluster', name: 'kind-dev' },
            message: 'Cluster kind-dev does not answer.',
            advice: 'Ask the platform team whether it is up.',
            evidence: [],
          },
        ],
        steps: chatqnaSteps.map(step => ({
          ...step,
          state: 'unknown' as const,
        })),
      },
      {
        freshness: freshnessOf('unreachable', {
          message: 'connect ECONNREFUSED 10.0.0.1:6443',
        }),
      },
    ),
  ),
  stale: documentOf(connectorWith({}, { freshness: freshnessOf('stale') })),
  starting: documentOf(
    connectorWith(notKnown, {
      freshness: freshnessOf('starting', { lastContact: undefined }),
    }),
  ),
  'refused-by-cluster': documentOf(
    connectorWith(notKnown, {
      freshness: freshnessOf('forbidden', {
        lastContact: undefined,
        message:
          'gmconnectors.gmc.opea.io is forbidden: User "backstage" cannot list resource "gmconnectors"',
      }),
    }),
  ),
  unsupported: documentOf(
    connectorWith(notKnown, {
      freshness: freshnessOf('unsupported', { lastContact: undefined }),
    }),
  ),
  'two-clusters': documentOf(
    connectorWith(),
    connectorWith(
      {
        state: 'degraded',
        since: minutesAgo(60 * 72),
        causes: [gatedModel],
        steps: stepsWith('TgiGaudi', {
          state: 'degraded',
          replicas: { desired: 3, available: 2 },
        }),
      },
      { cluster: 'production-eu-west' },
    ),
  ),
  huge: documentOf(
    connectorWith({
      steps: Array.from({ length: 40 }, (_, index) => ({
        ...chatqnaSteps[index % 8],
        index,
        name: `${chatqnaSteps[index % 8].name}${index}`,
        image: `registry.internal.example.com/platform/genai/opea/${'very-long-name-'.repeat(
          4,
        )}${index}:2026.11.23-build.4711@sha256:0123456789abcdef0123456789abcdef`,
      })),
    }),
  ),
  empty: documentOf(),
  'not-annotated': problemOf({
    code: 'not-annotated',
    message:
      'component:default/chatqna has no annotation gmc.opea.io/connector',
  }),
  'invalid-annotation': problemOf({
    code: 'invalid-annotation',
    message: "'chatqna' is not <namespace>/<name>",
  }),
  'unknown-cluster': problemOf({
    code: 'unknown-cluster',
    message: "Cluster 'kind-old' is not configured",
  }),
  'not-agreed': problemOf({
    code: 'not-agreed',
    message:
      'GMConnector chatqna/chatqna in cluster kind-dev does not name component:default/chatqna',
    missing: {
      on: 'connector',
      annotation: 'gmc.opea.io/entity',
      value: entityRef,
    },
  }),
};

/** Everything the tab can show, by name. */
export const scenarios: Record<string, (api: FakeGmcApi) => void> = {
  ...Object.fromEntries(
    Object.entries(documents).map(([name, document]) => [
      name,
      (api: FakeGmcApi) => api.show(document),
    ]),
  ),
  loading: api => api.show(undefined),
  forbidden: api => api.refuse(refusal(403, 'NotAllowedError')),
  'clusters-not-known': api =>
    api.interrupt(refusal(503, 'ServiceUnavailableError')),
  'backend-down': api => api.interrupt(new TypeError('Failed to fetch')),
};

/** What the client throws when the backend refuses. */
export function refusal(statusCode: number, name: string): Error {
  const message = `Request failed with status ${statusCode}`;
  const body = {
    error: { name, message: 'refused' },
    response: { statusCode },
  };
  const response = { status: statusCode, statusText: name };
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    body,
    response,
    statusCode,
    statusText: name,
    cause: Object.assign(new Error('refused'), { name }),
  });
}
