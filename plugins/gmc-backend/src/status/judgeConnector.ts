import {
  judge,
  servedConnectors,
  type Observations,
  type Profile,
  type ServedConnector,
  type Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { ClusterStore } from '../store/ClusterStore';
import type { Freshness } from '../store/Contact';
import type { Clock } from '../watch/Clock';

/** A verdict, and what it rests on. */
export interface JudgedConnector {
  verdict: Verdict;
  freshness: Freshness;
  judgedAt: Date;
}

/** What verdicts about one cluster's connectors are made of. */
export interface JudgeContext {
  store: ClusterStore;
  clock: Clock;
  /** Which operator the cluster is configured to run. */
  profile?: Profile;
  /** The one namespace in which that operator acts, where it is known. */
  operatorNamespace?: string;
  /** What was observed of a connector beside its objects. */
  observe?(
    namespace: string,
    name: string,
  ): Pick<Observations, 'router' | 'missing'>;
}

/** Judges one connector, there or not, by what the store knows. */
export function judgeConnector(
  context: JudgeContext,
  namespace: string,
  name: string,
): JudgedConnector {
  const { store, clock, profile, operatorNamespace } = context;
  const now = clock.now();
  const freshness = store.namespaceFreshness(namespace, now);
  const objects = store.objects(namespace, name);
  const verdict = judge({
    namespace,
    name,
    profile,
    operatorNamespace,
    // Only silence needs an explanation by what happened elsewhere.
    served: objects.connector?.status?.status ? undefined : served(context),
    objects,
    observations: observationsOf(context, namespace, name, freshness),
    now: store.clock.toServer(now),
  });
  return { verdict, freshness, judgedAt: now };
}

function observationsOf(
  { store, observe }: JudgeContext,
  namespace: string,
  name: string,
  freshness: Freshness,
): Observations {
  // Objects carry times by the cluster's clock, and are judged by it.
  const toServer = (moment: string) =>
    store.clock.toServer(new Date(moment)).toISOString();
  const { router, ...observed } = observe?.(namespace, name) ?? {};
  return {
    cluster: reachOf(freshness),
    lastContact: freshness.lastContact && toServer(freshness.lastContact),
    definition: store.contact.missing ? 'missing' : 'installed',
    previousLogs: store.details(namespace).previousLogs,
    ...observed,
    ...(router && { router: { ...router, since: toServer(router.since) } }),
  };
}

function served({ store, profile }: JudgeContext): ServedConnector[] {
  const { connectors } = store;
  const all = connectors.namespaces().flatMap(each => connectors.in(each));
  return servedConnectors(all, profile);
}

function reachOf(freshness: Freshness): Observations['cluster'] {
  const message = freshness.message ?? 'It has not answered yet.';
  switch (freshness.state) {
    case 'live':
    case 'stale':
      return { reach: 'reachable' };
    case 'forbidden':
      return { reach: 'forbidden', message };
    default:
      // Nothing is said about what was never read.
      return { reach: 'unreachable', message };
  }
}
