import type { ConnectorView } from '../view/ConnectorView';
import { hasCrashed } from '../view/crashes';
import { startupBudgetSeconds } from '../view/isOverdue';
import {
  newestEvent,
  unreadyContainers,
  unreadySince,
  type UnreadyContainer,
} from '../view/pods';
import { firstMoment } from '../view/time';
import { shorten, times } from '../view/phrases';
import type { Detector, Finding } from './Detector';
import {
  containerEvidence,
  containerReference,
  podReference,
  subjectPhrase,
} from './evidence';

/** The container runs, and doesn't pass the probe that says it works. */
export const probeFailing: Detector = {
  code: 'probe-failing',
  tier: 'probe',
  // A container that its probe keeps ending looks like one that crashes.
  supersedes: ['crash-loop', 'not-available'],
  detect: view =>
    unreadyContainers(view).flatMap(unready =>
      hasCrashed(unready.status)
        ? endedByProbe(view, unready)
        : unreadyTooLong(view, unready),
    ),
};

function endedByProbe(
  view: ConnectorView,
  unready: UnreadyContainer,
): Finding | [] {
  const { step, pod, status, container } = unready;
  const killing = newestEvent(
    view,
    podReference(pod),
    ({ reason, message = '' }) =>
      reason === 'Killing' &&
      message.includes(status.name) &&
      /failed (startup|liveness) probe/i.test(message),
  );
  if (!killing) {
    return [];
  }
  const isStartup = /startup/i.test(killing.message ?? '');
  const budget = isStartup
    ? ` within its ${startupBudgetSeconds(container)} seconds`
    : '';
  return {
    ...base(view, unready),
    failing: true,
    message: `${subjectPhrase(step)} doesn't pass its ${
      isStartup ? 'start-up' : 'liveness'
    } probe${budget}: container '${status.name}' was restarted ${times(
      status.restartCount ?? 0,
    )} for it.`,
    advice: isStartup
      ? "See in the container's log how far it gets; a large model on a slow disk or network may need a longer start-up probe in the operator's template."
      : "See in the container's log what it is busy with when the probe fails.",
  };
}

function unreadyTooLong(
  view: ConnectorView,
  unready: UnreadyContainer,
): Finding | [] {
  const { step, status } = unready;
  if (!status.state?.running || !step.overdue) {
    return [];
  }
  return {
    ...base(view, unready),
    failing: true,
    message: `${subjectPhrase(step)} runs, but container '${
      status.name
    }' doesn't pass its readiness probe.`,
    advice:
      "See in the container's log what it waits for, and whether it answers at the port and path that the probe asks.",
  };
}

function base(view: ConnectorView, unready: UnreadyContainer) {
  const { step, pod, status } = unready;
  const object = containerReference(pod, status.name);
  const probe = newestEvent(
    view,
    podReference(pod),
    ({ reason }) => reason === 'Unhealthy',
  );
  return {
    step,
    object,
    since: firstMoment(unreadySince(unready)),
    evidence: [
      ...containerEvidence(view, step, pod, status),
      ...(probe?.message ? [{ object, text: shorten(probe.message) }] : []),
    ],
  };
}
