import { STATES_BY_SEVERITY } from '@opea/backstage-plugin-gmc-common';
import {
  count,
  described,
  integer,
  listOf,
  object,
  oneOf,
  ref,
  string,
  time,
  type Schema,
} from './Schema';

const code = described(
  string,
  'Closed within a release, not within a version: take what you do not know for what its message says.',
);

/** What a verdict is made of. */
export const verdictSchemas: Record<string, Schema> = {
  ConnectorState: oneOf(
    STATES_BY_SEVERITY,
    'Our conclusion about a connector as a whole, the most troubled first.',
  ),
  Profile: oneOf(
    ['genaiinfra', 'enterprise-rag'],
    'Which operator: that of GenAIInfra, or that of Enterprise-RAG.',
  ),
  ObjectReference: object(
    { kind: string, name: string },
    { namespace: string, container: string },
    'Names a Kubernetes object, or a container of a Pod.',
  ),
  Cause: object(
    {
      code,
      object: ref('ObjectReference'),
      message: described(string, 'What is wrong, one sentence.'),
      advice: described(string, 'What a person can do about it.'),
      evidence: listOf(
        object({ object: ref('ObjectReference'), text: string }),
        'What led to the conclusion, outermost first. Credentials are redacted.',
      ),
    },
    { step: string, since: time },
    'Why a connector is not ready.',
  ),
  Notice: object(
    { code, object: ref('ObjectReference'), message: string },
    { step: string, advice: string },
    'Something worth knowing while the connector works.',
  ),
  StepVerdict: object(
    {
      name: string,
      role: oneOf([
        'microservice',
        'model-server',
        'external',
        'nested',
        'router',
      ]),
      title: string,
      state: oneOf([
        'ready',
        'progressing',
        'degraded',
        'stuck',
        'suspended',
        'missing',
        'external',
        'nested',
        'unknown',
      ]),
    },
    {
      node: string,
      index: count,
      component: string,
      model: string,
      hardware: string,
      serviceName: string,
      url: string,
      workload: ref('ObjectReference'),
      replicas: object({ desired: integer, available: integer }),
      image: string,
    },
    'A step of the connector, or its router, as it runs.',
  ),
  Verdict: object(
    {
      state: ref('ConnectorState'),
      causes: listOf(ref('Cause'), 'The root cause first.'),
      notices: listOf(ref('Notice')),
      steps: listOf(
        ref('StepVerdict'),
        'In the order of the spec, the router last.',
      ),
    },
    {
      since: described(time, 'Since when the state holds.'),
      profile: ref('Profile'),
      claim: object(
        { ready: integer, external: integer, total: integer },
        { text: string },
        "The operator's own count: a claim to be checked.",
      ),
      accessUrl: described(string, "The router's URL inside the cluster."),
    },
  ),
};
