import {
  fromKubernetesList,
  judge,
  wantedLogs,
} from '@opea/backstage-plugin-gmc-common';
import type {
  ConnectorRef,
  MissingObservation,
  Observations,
  PreviousLog,
} from '@opea/backstage-plugin-gmc-common';
import { groupByNamespace } from '../documents/groupByNamespace';
import type { JudgedConnector } from '../documents/JudgedConnector';
import type { ApiServer } from './ApiServer';
import { CONNECTORS, DETAILS, WORKLOADS } from './kinds';
import { listAll, listObjects } from './listObjects';
import type { KubernetesItem, Refusal } from './listObjects';
import { readLogs } from './readLogs';

/** Which connectors are asked for: some, or all of one or of every namespace. */
export type Scope =
  | { connectors: ConnectorRef[] }
  | { namespace: string }
  | 'everywhere';

/** What was found out. */
export interface JudgedCluster {
  connectors: JudgedConnector[];
  /** What the cluster did not let us read, each once. */
  refusals: Refusal[];
  judgedAt: Date;
}

/** How the parts are called that a verdict can do without. */
const MISSING: Readonly<
  Record<string, MissingObservation['what'] | undefined>
> = { events: 'events', configmaps: 'config-maps', logs: 'logs' };

/**
 * Reads what a cluster has, and judges the connectors that are asked for. One
 * that is asked for by name is judged whether or not it is there.
 *
 * @throws ApiFailure where the cluster doesn't answer, has no connectors, or
 * doesn't let us list them
 */
export async function judgeCluster(
  api: ApiServer,
  scope: Scope,
  now: () => Date,
): Promise<JudgedCluster> {
  const found = await listConnectors(api, scope);
  const asked = askedFor(scope, found);
  const occupied = new Set(found.map(({ metadata }) => metadata.namespace));
  const namespaces = [...new Set(asked.map(({ namespace }) => namespace))];
  const lists = await Promise.all(
    [...WORKLOADS, ...DETAILS].map(kind =>
      listObjects(
        api,
        kind,
        // Where no connector is, there is nothing more to say.
        namespaces.filter(namespace => occupied.has(namespace)),
      ),
    ),
  );
  const judgedAt = now();
  const items = groupByNamespace([
    ...found,
    ...lists.flatMap(list => list.items),
  ]);
  const listRefusals = lists.flatMap(list => list.refusals);
  const logRefusals = new Map<string, Refusal>();
  const connectors: JudgedConnector[] = [];
  for (const ref of asked) {
    const { namespace } = ref;
    const objects = fromKubernetesList(
      { items: items.get(namespace) ?? [] },
      ref,
    );
    const { logs, refusal } = await readLogs(
      api,
      namespace,
      wantedLogs(objects),
    );
    if (refusal) {
      logRefusals.set(namespace, refusal);
    }
    const observations = observationsOf(logs, [
      ...listRefusals.filter(each => each.namespace === namespace),
      ...(refusal ? [refusal] : []),
    ]);
    const verdict = judge({ ...ref, objects, observations, now: judgedAt });
    connectors.push({ ...ref, verdict });
  }
  const refusals = [...listRefusals, ...logRefusals.values()];
  return { connectors, refusals, judgedAt };
}

async function listConnectors(
  api: ApiServer,
  scope: Scope,
): Promise<KubernetesItem[]> {
  if (scope === 'everywhere') {
    return listAll(api, CONNECTORS, undefined);
  }
  const namespaces =
    'namespace' in scope
      ? [scope.namespace]
      : scope.connectors.map(({ namespace }) => namespace);
  let found: KubernetesItem[] = [];
  for (const namespace of new Set(namespaces)) {
    found = found.concat(await listAll(api, CONNECTORS, namespace));
  }
  return found;
}

function askedFor(
  scope: Scope,
  found: readonly KubernetesItem[],
): ConnectorRef[] {
  return typeof scope === 'object' && 'connectors' in scope
    ? scope.connectors
    : found.map(({ metadata: { namespace = '', name } }) => ({
        namespace,
        name,
      }));
}

/** What judge is told of the cluster, beside its objects. */
function observationsOf(
  previousLogs: PreviousLog[],
  refusals: readonly Refusal[],
): Observations {
  const essential = refusals.find(({ what }) =>
    WORKLOADS.some(({ plural }) => plural === what),
  );
  return {
    cluster: essential
      ? { reach: 'forbidden', message: essential.message }
      : { reach: 'reachable' },
    definition: 'installed',
    previousLogs,
    missing: refusals.flatMap(({ what, message }) => {
      const part = MISSING[what];
      return part ? { what: part, message } : [];
    }),
  };
}
