import type { WeighedFinding } from './explain';
import type { ConnectorState } from './Verdict';
import {
  hasWorkload,
  type ConnectorView,
  type RunningStep,
} from './view/ConnectorView';
import { podCondition } from './view/pods';
import { earliest, latest } from './view/time';

/** Since when a state holds, as far as the objects tell. */
export function stateSince(
  state: ConnectorState,
  view: ConnectorView,
  findings: WeighedFinding[],
): string | undefined {
  switch (state) {
    case 'ready':
      return latest(...view.steps.filter(hasWorkload).map(availableSince));
    case 'deleting':
      return view.connector?.metadata.deletionTimestamp;
    case 'stuck':
      return findings[0]?.since;
    case 'progressing':
    case 'degraded':
      return earliest(
        ...findings
          .filter(({ failing }) => failing === (state === 'degraded'))
          .map(({ since }) => since),
      );
    default:
      return latest(...findings.map(({ since }) => since));
  }
}

/** StatefulSets have no conditions: their last Pod to become ready tells. */
function availableSince({ workload, pods }: RunningStep): string | undefined {
  const available = workload.status?.conditions?.find(
    ({ type, status }) => type === 'Available' && status === 'True',
  );
  return (
    available?.lastTransitionTime ??
    latest(
      ...pods.map(pod => podCondition(pod, 'Ready')?.lastTransitionTime),
    ) ??
    workload.metadata.creationTimestamp
  );
}
