import { freshnessOf } from './documents';
import type { FakeFleet } from './FakeFleet';
import {
  agedFleet,
  clusterWith,
  fewClusters,
  fewConnectors,
  longNames,
  manyConnectors,
} from './fleet';
import { refusal } from './scenarios';

/** Everything the fleet page can show, by name. */
export const fleetScenarios: Record<string, (fleet: FakeFleet) => void> = {
  few: fleet =>
    fleet.show({ connectors: fewConnectors, clusters: fewClusters }),
  full: fleet => fleet.show(manyConnectors(1_040)),
  aged: fleet => fleet.show(agedFleet),
  long: fleet => fleet.show(longNames),
  none: fleet => fleet.show({ connectors: [], clusters: fewClusters }),
  unread: fleet =>
    fleet.show({
      connectors: [],
      clusters: [
        clusterWith(),
        freshnessOf('forbidden', {
          cluster: 'gaudi',
          title: 'Gaudi, Frankfurt',
          message: 'User "backstage" cannot list resource "gmconnectors"',
        }),
      ],
    }),
  clusterless: fleet => fleet.show({ connectors: [], clusters: [] }),
  loading: fleet => fleet.show(undefined),
  forbidden: fleet => fleet.refuse(refusal(403, 'NotAllowedError')),
  'no-backend': fleet => fleet.refuse(refusal(404, 'NotFoundError')),
  invalid: fleet => fleet.refuse(refusal(400, 'InputError')),
  'clusters-not-known': fleet =>
    fleet.interrupt(refusal(503, 'ServiceUnavailableError')),
  'backend-down': fleet => fleet.interrupt(new TypeError('Failed to fetch')),
};
