import type { MissingObservation } from '../objects';
import type { Notice } from '../Verdict';
import type { ConnectorView } from '../view/ConnectorView';
import { clusterReference } from '../detectors/evidence';

/** What is lost without an observation, and what would allow it. */
const ABOUT: Record<
  MissingObservation['what'],
  { lost: string; permission: string }
> = {
  events: {
    lost: "the namespace's Events, so some causes are told with fewer words, and failed volume mounts not at all",
    permission: 'list on events',
  },
  'config-maps': {
    lost: "the namespace's ConfigMaps, so nothing tells whether they still hold a placeholder instead of a model token",
    permission: 'list on configmaps',
  },
  logs: {
    lost: 'the logs of crashed containers, so nothing tells what their last words were',
    permission: 'get on pods/log',
  },
  router: {
    lost: "whether the router's service answers, so `ready` rests on the workloads alone",
    permission: 'get on services/proxy',
  },
};

/** Parts that a verdict could not rest on, for want of a permission. */
export function notObserved(view: ConnectorView): Notice[] {
  return (view.observations.missing ?? []).map(({ what, message }) => ({
    code: 'not-observed',
    object: clusterReference(view),
    message: `We may not read ${ABOUT[what].lost}. The cluster says: ${message}`,
    advice: `Give whoever asks the cluster (the service account of Backstage, the user of a kubeconfig) ${ABOUT[what].permission}, or do without.`,
  }));
}
