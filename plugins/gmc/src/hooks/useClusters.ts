import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from '../api/gmcApiRef';

/** What is known of the clusters. */
export type ClustersState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error }
  | { status: 'ready'; clusters: ClusterFreshness[] };

/** The clusters that a new application can go to, asked once. */
export function useClusters(): ClustersState {
  const gmcApi = useApi(gmcApiRef);
  const [state, setState] = useState<ClustersState>({ status: 'loading' });
  useEffect(() => {
    const aborter = new AbortController();
    const { signal } = aborter;
    const load = async (): Promise<ClustersState> => {
      try {
        const { clusters } = await gmcApi.clusters({ signal });
        return { status: 'ready', clusters };
      } catch (error) {
        return { status: 'failed', error: toError(error) };
      }
    };
    load().then(next => {
      if (!signal.aborted) {
        setState(next);
      }
    });
    return () => aborter.abort();
  }, [gmcApi]);
  return state;
}
