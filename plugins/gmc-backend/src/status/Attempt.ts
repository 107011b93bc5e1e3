import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';

/** What came of trying to get something from a cluster. */
export type Attempt<T> =
  | { outcome: 'got'; value: T }
  /** For want of a permission: asking again soon changes nothing. */
  | { outcome: 'refused'; message: string }
  | { outcome: 'failed'; message: string };

/** Tries, and makes a value of a failure: one part takes nothing from others. */
export async function attempt<T>(
  fetching: () => Promise<T>,
): Promise<Attempt<T>> {
  try {
    return { outcome: 'got', value: await fetching() };
  } catch (error) {
    const message = error instanceof Error ? error.message : `${error}`;
    const isRefused = ClusterApiError.is(error) && error.reason === 'forbidden';
    return { outcome: isRefused ? 'refused' : 'failed', message };
  }
}

export function valueIn<T>(result: Attempt<T>): T | undefined {
  return result.outcome === 'got' ? result.value : undefined;
}

export function isFailed(result: Attempt<unknown>): boolean {
  return result.outcome === 'failed';
}
