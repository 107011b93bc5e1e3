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
  /** What the cluster did not let us read. */
  refusals: Refusal[];
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
  const items = groupByNamespace([
    ...found,
    ...lists.flatMap(list => list.items),
  ]);
  const refusals = lists.flatMap(list => list.refusals);
  const connectors: JudgedConnector[] = [];
  for (const ref of asked) {
    const objects = fromKubernetesList(
      { items: items.get(ref.namespace) ?? [] },
      ref,
    );
    const tails = await readLogs(api, ref.namespace, wantedLogs(objects));
    refusals.push(...tails.refusals);
    const verdict = judge({
      ...ref,
      objects,
      observations: observationsOf(
        tails.logs,
        refusals.filter(({ namespace }) => namespace === ref.namespace),
      ),
      now: now(),
    });
    connectors.push({ ...ref, verdict });
  }
  return { connectors, refusals };
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
  const found: KubernetesItem[] = [];
  for (const namespace of new Set(namespaces)) {
    found.push(...(await listAll(api, CONNECTORS, namespace)));
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
