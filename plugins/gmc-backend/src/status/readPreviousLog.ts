import { redact, type WantedLog } from '@opea/backstage-plugin-gmc-common';
import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import { readText } from '../cluster/readText';
import type { CallContext } from './namespaceLists';

const TAIL_LINES = 50;
/** What is asked for: `limitBytes` counts from the first of the lines. */
const READ_BYTES = 64 * 1024;
/** What is kept of it. */
const TAIL_LENGTH = 16 * 1024;

/**
 * The last words of a container's previous run, redacted.
 *
 * @returns '' where there is nothing to be had, now or later
 * @throws ClusterApiError where it is refused, or can be tried again
 */
export async function readPreviousLog(
  { api, cluster, signal }: CallContext,
  namespace: string,
  { pod, container }: WantedLog,
): Promise<string> {
  const query = new URLSearchParams({
    container,
    previous: 'true',
    tailLines: String(TAIL_LINES),
    limitBytes: String(READ_BYTES),
  });
  const path = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/pods/${encodeURIComponent(pod)}/log?${query}`;
  const response = await api.proxy(cluster, path, { signal });
  const { text } = await readText(response, READ_BYTES);
  if (response.ok) {
    return tailOf(text);
  }
  if (response.status === 401 || response.status === 403) {
    throw new ClusterApiError('forbidden', cluster, messageIn(text));
  }
  if (response.status >= 500 || response.status === 429) {
    throw new ClusterApiError('failed', cluster, messageIn(text));
  }
  // A kubelet that has thrown the log away says so with a 400, and a Pod that
  // is gone with a 404: there is no use in asking again.
  return '';
}

/**
 * The end of a text, redacted before it is cut: a value whose key was cut off
 * would not be known for what it is.
 */
export function tailOf(text: string): string {
  const redacted = redact(
    text
      .split('\n')
      .slice(-TAIL_LINES - 1)
      .join('\n'),
  );
  if (redacted.length <= TAIL_LENGTH) {
    return redacted;
  }
  const tail = redacted.slice(-TAIL_LENGTH);
  return tail.slice(tail.indexOf('\n') + 1);
}

/** The API server's own sentence, where the answer is a `Status` of it. */
function messageIn(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === 'string' ? message : text.slice(0, 300);
  } catch {
    return text.slice(0, 300);
  }
}
