import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';

/** What a fault strikes: making a repository, pushing to one, or reading. */
export const GIT_OPERATIONS = ['create', 'push', 'read'] as const;

/** One of {@link GIT_OPERATIONS}. */
export type GitOperation = (typeof GIT_OPERATIONS)[number];

const gitFaultSchema = z.discriminatedUnion('effect', [
  z.strictObject({
    effect: z.literal('refuse'),
    status: z.number().int().min(400).max(599).optional(),
    message: z.string().min(1).max(500),
  }),
  z.strictObject({ effect: z.literal('hang') }),
  z.strictObject({ effect: z.literal('close') }),
  z.strictObject({
    effect: z.literal('delay'),
    milliseconds: z.number().int().min(0).max(600_000),
  }),
]);

/**
 * What happens to an operation instead of what should: it is refused with a
 * sentence, never answered, cut off, or done later. A refusal has an HTTP
 * status (403 without one); a push without a status is refused by the
 * repository's hook, as a protected branch would be.
 */
export type GitFault = z.output<typeof gitFaultSchema>;

/** Reads a fault from a request, or says what is wrong with it. */
export function parseGitFault(input: unknown): GitFault | { problem: string } {
  const result = gitFaultSchema.safeParse(input);
  return result.success
    ? result.data
    : { problem: z.prettifyError(result.error) };
}

/** The faults that are on, at most one for each operation. */
export class GitFaults {
  readonly #faults = new Map<GitOperation, GitFault>();

  set(operation: GitOperation, fault: GitFault): void {
    this.#faults.set(operation, fault);
  }

  clear(operation: GitOperation): void {
    this.#faults.delete(operation);
  }

  all(): Partial<Record<GitOperation, GitFault>> {
    return Object.fromEntries(this.#faults);
  }

  /**
   * What an operation has to do about its fault. A delay is waited for here,
   * unless the signal ends it.
   */
  async strike(
    operation: GitOperation,
    signal: AbortSignal,
  ): Promise<Exclude<GitFault, { effect: 'delay' }> | undefined> {
    const fault = this.#faults.get(operation);
    if (fault?.effect !== 'delay') return fault;
    await delay(fault.milliseconds, undefined, { signal });
    return undefined;
  }
}
