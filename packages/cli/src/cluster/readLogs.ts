import { redact } from '@opea/backstage-plugin-gmc-common';
import type { PreviousLog, WantedLog } from '@opea/backstage-plugin-gmc-common';
import { isApiFailure } from './ApiFailure';
import type { ApiServer } from './ApiServer';
import type { Refusal } from './listObjects';

const TAIL_LINES = 50;
const TAIL_BYTES = 16 * 1024;

/**
 * The last words of crashed containers, credentials blotted out.
 *
 * @throws ApiFailure, unless the cluster refuses
 */
export async function readLogs(
  api: ApiServer,
  namespace: string,
  wanted: readonly WantedLog[],
): Promise<{ logs: PreviousLog[]; refusal?: Refusal }> {
  const logs: PreviousLog[] = [];
  for (const log of wanted) {
    const path = `/api/v1/namespaces/${encodeURIComponent(
      namespace,
    )}/pods/${encodeURIComponent(log.pod)}/log`;
    try {
      const text = await api.text(path, {
        container: log.container,
        previous: 'true',
        tailLines: `${TAIL_LINES}`,
        limitBytes: `${TAIL_BYTES}`,
      });
      logs.push({ ...log, tail: redact(text.slice(-TAIL_BYTES)) });
    } catch (error) {
      if (isApiFailure(error, 'forbidden')) {
        const { message } = error;
        return { logs, refusal: { what: 'logs', namespace, message } };
      }
      // A kubelet that has thrown the log away, or can't be reached, answers
      // so: there is nothing to be had.
      if (!isApiFailure(error) || error.status === undefined) {
        throw error;
      }
    }
  }
  return { logs };
}
