import type { ConnectorObjects } from './objects';
import { joinSteps } from './view/buildView';
import { hasCrashed } from './view/crashes';
import { hasEnded } from './view/pods';

/**
 * A container whose last run's log would explain why it is not ready.
 *
 * @public
 */
export interface WantedLog {
  pod: string;
  container: string;
  /** Identifies the run: the same number needs no second fetch. */
  restartCount: number;
}

/** More would be the same crash in other words. */
const MOST = 10;

/**
 * The previous logs that `judge` has a use for: those of crashed containers
 * of the connector's own Pods, at most ten.
 *
 * @returns what to ask of each Pod's `log?previous=true`
 *
 * @public
 */
export function wantedLogs(
  objects: Pick<ConnectorObjects, 'connector' | 'workloads' | 'pods'>,
): WantedLog[] {
  const { connector } = objects;
  if (!connector) {
    return [];
  }
  return (
    joinSteps(connector, objects)
      .filter(step => step.available < step.desired)
      .flatMap(step => step.pods)
      // Its node keeps no log of a Pod that ended for good.
      .filter(pod => !hasEnded(pod))
      .flatMap(({ metadata, status }) =>
        [
          ...(status?.initContainerStatuses ?? []),
          ...(status?.containerStatuses ?? []),
        ]
          .filter(hasCrashed)
          .flatMap(({ name, restartCount = 0 }) =>
            restartCount > 0
              ? { pod: metadata.name, container: name, restartCount }
              : [],
          ),
      )
      .slice(0, MOST)
  );
}
