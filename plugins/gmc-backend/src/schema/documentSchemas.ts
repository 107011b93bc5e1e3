import { SCHEMA_VERSION } from '@opea/backstage-plugin-gmc-common';
import {
  count,
  described,
  entityRef,
  listOf,
  object,
  oneOf,
  ref,
  string,
  time,
  type Schema,
} from './Schema';

const FRESHNESS = [
  'live',
  'stale',
  'unreachable',
  'forbidden',
  'unsupported',
  'starting',
];
const FACETS = [
  'cluster',
  'namespace',
  'owner',
  'state',
  'cause',
  'component',
  'model',
  'profile',
];

const schemaVersion: Schema = { type: 'integer', const: SCHEMA_VERSION };
const place = { cluster: string, namespace: string, name: string };
const freshness = [
  { cluster: string, state: oneOf(FRESHNESS) },
  { title: string, lastContact: time, message: string },
] as const;

/** What the routes answer: the types of gmc-common's `api`, once more. */
export const documentSchemas: Record<string, Schema> = {
  ClusterFreshness: object(
    ...freshness,
    'A cluster, and how recent the knowledge about it is.',
  ),
  ClusterSummary: object(
    {
      ...freshness[0],
      profile: ref('Profile'),
      watch: oneOf(['namespaces', 'cluster']),
      connectors: described(count, 'How many the caller may see.'),
      watches: object({ open: count, wanted: count }),
    },
    {
      ...freshness[1],
      watchedSince: time,
      lagMs: { type: 'number', minimum: 0 },
      clockSkewSeconds: { type: 'number' },
    },
  ),
  ClustersDocument: object({
    schemaVersion,
    clusters: listOf(ref('ClusterSummary')),
  }),
  ConnectorDocument: object(
    {
      schemaVersion,
      ...place,
      verdict: ref('Verdict'),
      freshness: ref('ClusterFreshness'),
      judgedAt: time,
    },
    { entityRef },
  ),
  EntityConnectorsDocument: object(
    { schemaVersion, entityRef, connectors: listOf(ref('ConnectorDocument')) },
    { problem: ref('LinkProblem') },
  ),
  LinkProblem: object(
    {
      code: oneOf([
        'not-annotated',
        'invalid-annotation',
        'unknown-cluster',
        'not-agreed',
      ]),
      message: string,
    },
    {
      missing: object(
        {
          on: oneOf(['entity', 'connector']),
          annotation: string,
          value: string,
        },
        {},
        'The line that is missing, and where it belongs.',
      ),
    },
    'Why an entity has no connectors to show.',
  ),
  ConnectorSummary: object(
    {
      ...place,
      owners: listOf(entityRef),
      state: ref('ConnectorState'),
      causes: listOf(string, "Codes, the root cause's first."),
      notices: count,
      steps: object({ ready: count, total: count }),
      components: listOf(string),
      models: listOf(string),
      freshness: oneOf(FRESHNESS),
    },
    {
      entityRef,
      profile: ref('Profile'),
      since: time,
      cause: object({ code: string, message: string }, { step: string }),
    },
  ),
  FleetDocument: object(
    {
      schemaVersion,
      connectors: listOf(ref('ConnectorSummary')),
      total: described(count, 'How many match, on all pages.'),
      facets: object(
        Object.fromEntries(
          FACETS.map(name => [name, listOf(object({ value: string, count }))]),
        ),
        {},
        'Of all that the caller may see, whatever the filter.',
      ),
      clusters: listOf(ref('ClusterFreshness')),
    },
    { nextCursor: described(string, 'Absent on the last page.') },
  ),
  Placement: object({ namespace: string, name: string }),
  PlacementDocument: object({
    schemaVersion,
    cluster: string,
    namespace: object({ name: string, exists: { type: 'boolean' } }),
    connectors: listOf(string, 'Names of the connectors of the namespace.'),
  }),
  Error: object(
    {
      error: object({ name: string, message: string }),
      response: object({ statusCode: count }),
    },
    { request: object({ method: string, url: string }) },
    "Backstage's own form of an error.",
  ),
};
