import type { ContainerStatus } from '../objects';
import type { ConnectorView } from './ConnectorView';
import { unreadyContainers, unreadySince, type UnreadyContainer } from './pods';
import { firstMoment } from './time';

/** A container that ended and should not have. */
export interface Crash extends UnreadyContainer {
  since?: string;
  /** Last lines of an ended run, where they were fetched. */
  log?: string;
  /** It keeps crashing: not a single stumble. */
  repeated: boolean;
}

/** All crashed containers of steps that are not available. */
export function crashes(view: ConnectorView): Crash[] {
  return unreadyContainers(view)
    .filter(({ status }) => hasCrashed(status))
    .map(unready => ({
      ...unready,
      since: firstMoment(unreadySince(unready), endOfRun(unready.status)),
      log: newestLog(view, unready),
      repeated:
        unready.status.state?.waiting?.reason === 'CrashLoopBackOff' ||
        (unready.status.restartCount ?? 0) >= 2,
    }));
}

/** Waiting for its next try, ended with an error, or trying again. */
export function hasCrashed({
  ready,
  state,
  lastState,
  restartCount,
}: ContainerStatus): boolean {
  if (ready) {
    return false;
  }
  if (state?.waiting?.reason === 'CrashLoopBackOff') {
    return true;
  }
  if (state?.terminated) {
    return state.terminated.exitCode !== 0;
  }
  return Boolean(restartCount && lastState?.terminated);
}

function endOfRun({ state, lastState }: ContainerStatus): string | undefined {
  return firstMoment(
    state?.terminated?.finishedAt,
    lastState?.terminated?.finishedAt,
  );
}

/**
 * An older run's log serves until the newest is fetched: a container that
 * crashed again did so, as a rule, for the same reason.
 */
function newestLog(
  view: ConnectorView,
  { pod, status }: UnreadyContainer,
): string | undefined {
  return view.observations.previousLogs
    .filter(
      log => log.pod === pod.metadata.name && log.container === status.name,
    )
    .sort((a, b) => b.restartCount - a.restartCount)[0]?.tail;
}
