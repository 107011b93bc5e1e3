import {
  hasWorkload,
  type ConnectorView,
  type RunningStep,
} from './ConnectorView';
import { podCondition } from './pods';
import { latest } from './time';

/** Since when the last of the workloads is available, as far as they tell. */
export function readySince({ steps }: ConnectorView): string | undefined {
  return latest(...steps.filter(hasWorkload).map(availableSince));
}

/** StatefulSets have no conditions: their last Pod to become ready tells. */
export function availableSince({
  workload,
  pods,
}: RunningStep): string | undefined {
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
