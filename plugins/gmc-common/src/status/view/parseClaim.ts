import type { GMConnectorStatus } from '../../connector';
import type { Claim } from '../Verdict';
import { clip } from './phrases';
import { readWorkloadAnnotations } from './readAnnotations';

/** Words that stand for a count: older operators, and Enterprise-RAG's watcher. */
const WORDS = new Map<string, ClaimMeaning>([
  ['success', 'all-ready'],
  ['ready', 'all-ready'],
  ['not ready', 'not-all-ready'],
  ['failed', 'not-all-ready'],
  ['unknown', 'unknown'],
]);

/**
 * What a word of an operator says of all workloads at once.
 *
 * @public
 */
export type ClaimMeaning = 'all-ready' | 'not-all-ready' | 'unknown';

/**
 * What the word in a claim's `text` means.
 *
 * @returns undefined for text that is no such word
 *
 * @public
 */
export function claimMeaning(text: string): ClaimMeaning | undefined {
  return WORDS.get(text.toLowerCase());
}

/** What the operator says of one workload. */
export interface WorkloadClaim {
  desired: number;
  ready: number;
}

/**
 * What the operator claims. Both operators write `<ready>/<external>/<total>`;
 * where there is a word instead, the annotations are counted, and where they
 * say nothing either, a good word speaks for all steps.
 *
 * @param steps - how many steps have a workload
 */
export function parseClaim(
  status: GMConnectorStatus | undefined,
  steps: number,
): Claim | undefined {
  const text = (status?.status || status?.condition?.type || '').trim();
  const counts = /^(\d+)\/(\d+)\/(\d+)$/.exec(text);
  if (counts) {
    const [ready, external, total] = counts.slice(1).map(Number);
    return { ready, external, total };
  }
  if (!claimMeaning(text)) {
    return undefined;
  }
  return countWorkloads(status, clip(text, 100)) ?? wordFor(text, steps);
}

function wordFor(text: string, steps: number): Claim | undefined {
  return claimMeaning(text) === 'all-ready'
    ? { ready: steps, external: 0, total: steps, text }
    : undefined;
}

function countWorkloads(
  status: GMConnectorStatus | undefined,
  text: string,
): Claim | undefined {
  const claims = readWorkloadAnnotations(status).map(annotation =>
    parseWorkloadClaim(annotation.text),
  );
  return claims.length > 0
    ? {
        ready: claims.filter(isReady).length,
        external: 0,
        total: claims.length,
        text,
      }
    : undefined;
}

function isReady(claim: WorkloadClaim | undefined): boolean {
  return claim !== undefined && claim.ready >= claim.desired;
}

/**
 * Reads `Replicas: 1 desired | 1 updated | 1 total | 1 available | …` of
 * upstream's operator, the same after `Ready; ` or `Not ready; ` of the fork's,
 * and `… | R ready | C current | U updated` of its StatefulSets.
 *
 * @returns undefined for text that tells of no replicas (`provisioned`)
 */
export function parseWorkloadClaim(text: string): WorkloadClaim | undefined {
  const [line] = text.split('\n', 1);
  const count = (word: string) => {
    const match = new RegExp(`\\b(\\d{1,9}) ${word}\\b`).exec(line);
    return match ? Number(match[1]) : undefined;
  };
  const desired = count('desired');
  const ready = count('available') ?? count('ready');
  return desired === undefined || ready === undefined
    ? undefined
    : { desired, ready };
}
