import {
  claimMeaning,
  type StepVerdict,
  type Verdict,
} from '@opea/backstage-plugin-gmc-common';

/** What the operator claims, and how many of the workloads are available. */
export interface ClaimDifference {
  claimed: { ready: number; total: number; text?: string };
  found: { ready: number; total: number };
  /** Whether the operator counts, or says, more than there is. */
  overstated: boolean;
}

/**
 * Where the operator's own count or word and ours part; undefined where they
 * agree, or one of them is missing. Both count a workload that is scaled to
 * zero.
 */
export function claimDifference(verdict: Verdict): ClaimDifference | undefined {
  const { claim, steps } = verdict;
  const owned = steps.filter(hasKnownWorkload);
  if (!claim || owned.length === 0) {
    return undefined;
  }
  const ready = owned.filter(isAvailable).length;
  const { ready: claimedReady, total, text = '' } = claim;
  const lacking = ready < owned.length;
  // A word may contradict what the same operator counts.
  const meaning = claimMeaning(text);
  const flattering = lacking && meaning === 'all-ready';
  const disparaging = !lacking && meaning === 'not-all-ready';
  const sameCount = claimedReady === ready && total === owned.length;
  if (sameCount && !flattering && !disparaging) {
    return undefined;
  }
  return {
    claimed: { ready: claimedReady, total, ...(text && { text }) },
    found: { ready, total: owned.length },
    overstated: flattering || claimedReady > ready,
  };
}

/** Whether a step should have a workload, and we know how that is. */
function hasKnownWorkload({ state }: StepVerdict): boolean {
  return state !== 'external' && state !== 'nested' && state !== 'unknown';
}

function isAvailable({ replicas }: StepVerdict): boolean {
  return replicas !== undefined && replicas.available >= replicas.desired;
}
