import type { ClusterSummary } from '@opea/backstage-plugin-gmc-common';
import type { ClusterConfig } from '../config/readGmcConfig';
import type { ClusterStore } from '../store/ClusterStore';

/** What it takes to know a cluster. */
export type ClusterVitals = Pick<
  ClusterSummary,
  'watches' | 'watchedSince' | 'lagMs' | 'clockSkewSeconds'
>;

/** What the store tells of it. */
export function vitalsOf(
  store: ClusterStore,
  { watch }: Pick<ClusterConfig, 'watch'>,
): ClusterVitals {
  const workloads = [...store.workloadContacts.values()];
  // Namespaces share the connections of a cluster that is watched as a whole.
  const contacts = [
    store.contact,
    ...(watch === 'cluster' ? workloads.slice(0, 1) : workloads).flat(),
  ];
  const isUnsupported = store.contact.failure?.error.reason === 'unsupported';
  return {
    watches: {
      open: contacts.filter(({ synced, failure }) => synced && !failure).length,
      wanted: isUnsupported ? 0 : contacts.length,
    },
  };
}
