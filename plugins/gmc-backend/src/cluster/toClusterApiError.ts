import {
  ClusterApiError,
  type ClusterApiErrorReason,
} from '@opea/backstage-plugin-gmc-node';
import * as z from 'zod';

/** What the API server says of a failure: a `Status` of Kubernetes. */
export const statusSchema = z.object({
  kind: z.literal('Status'),
  code: z.number().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
});

/** What Backstage says of a failure. */
const backstageErrorSchema = z.object({
  error: z.object({ name: z.string().optional(), message: z.string() }),
});

/** The Kubernetes plugin's words for a cluster that it can't talk to. */
const REQUEST_ERROR = /^Cluster '[^']*' request error(?:; caused by )?/;

/**
 * Says whose an answer is that is not 2xx, and what it means: the API
 * server's, or the Kubernetes plugin's in front of it. The plugin answers
 * 500 for an unreachable cluster, which an API server also does for troubles
 * of its own; only the body tells them apart.
 */
export async function toClusterApiError(
  cluster: string,
  response: Response,
): Promise<ClusterApiError> {
  const text = await response.text().catch(() => '');
  const body = parseJson(text);

  const status = statusSchema.safeParse(body);
  if (status.success) {
    return fromStatus(cluster, status.data, response.status);
  }
  const backstage = backstageErrorSchema.safeParse(body);
  if (backstage.success) {
    const { message } = backstage.data.error;
    if (REQUEST_ERROR.test(message)) {
      const cause = message.replace(REQUEST_ERROR, '');
      return new ClusterApiError('unreachable', cluster, cause || message);
    }
    // A 404 in Backstage's words is about the cluster, not about an object.
    const reason =
      response.status === 404
        ? 'unknown-cluster'
        : reasonOf(response.status, undefined);
    return new ClusterApiError(reason, cluster, message);
  }
  return new ClusterApiError(
    reasonOf(response.status, undefined),
    cluster,
    text.trim().slice(0, 300) || `HTTP status ${response.status}`,
  );
}

/** The error that a `Status` of the API server stands for. */
export function fromStatus(
  cluster: string,
  status: z.infer<typeof statusSchema>,
  httpStatus: number,
): ClusterApiError {
  const code = status.code ?? httpStatus;
  return new ClusterApiError(
    reasonOf(code, status.reason),
    cluster,
    status.message ?? status.reason ?? `HTTP status ${code}`,
  );
}

function reasonOf(
  code: number,
  reason: string | undefined,
): ClusterApiErrorReason {
  if (code === 401 || code === 403) return 'forbidden';
  if (code === 404) return 'not-found';
  if (code === 410 || reason === 'Expired' || reason === 'Gone') {
    return 'expired';
  }
  return code === 409 ? 'conflict' : 'failed';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
