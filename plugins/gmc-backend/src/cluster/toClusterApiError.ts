import {
  ClusterApiError,
  type ClusterApiErrorReason,
} from '@opea/backstage-plugin-gmc-node';
import * as z from 'zod';
import { readText } from './readText';

/** What the API server says of a failure: a `Status` of Kubernetes. */
export const statusSchema = z.object({
  kind: z.literal('Status'),
  code: z.number().optional(),
  reason: z.string().optional(),
  message: z.string().optional(),
  details: z
    .object({ retryAfterSeconds: z.number().optional() })
    .optional()
    .catch(undefined),
});

/** What Backstage says of a failure. */
const backstageErrorSchema = z.object({
  error: z.object({ name: z.string().optional(), message: z.string() }),
});

/** The Kubernetes plugin's words for a cluster that it can't talk to. */
const REQUEST_ERROR = /^Cluster '[^']*' request error(?:; caused by )?/;

/** An API server's words for a path, and so for a resource, that it does not have. */
const NO_SUCH_PATH = '404 page not found';

const MAX_ERROR_BYTES = 64 * 1024;

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
  const { text } = await readText(response, MAX_ERROR_BYTES).catch(() => ({
    text: '',
  }));
  const body = parseJson(text);
  const answer = {
    status: response.status,
    retryAfterSeconds: retryAfterSeconds(response),
  };

  const status = statusSchema.safeParse(body);
  if (status.success) {
    return fromStatus(cluster, status.data, answer);
  }
  const backstage = backstageErrorSchema.safeParse(body);
  if (backstage.success) {
    const { message } = backstage.data.error;
    if (REQUEST_ERROR.test(message)) {
      const cause = message.replace(REQUEST_ERROR, '');
      return new ClusterApiError(
        'unreachable',
        cluster,
        cause || message,
        answer,
      );
    }
    // A 404 in Backstage's words is about the cluster, not about an object.
    const reason =
      response.status === 404
        ? 'unknown-cluster'
        : reasonOf(response.status, undefined);
    return new ClusterApiError(reason, cluster, message, answer);
  }
  const words = text.trim().slice(0, 300);
  // Somebody in between may not know the path, which is no news of the cluster.
  const isElsewhere = response.status === 404 && words !== NO_SUCH_PATH;
  return new ClusterApiError(
    isElsewhere ? 'failed' : reasonOf(response.status, undefined),
    cluster,
    words || `HTTP status ${response.status}`,
    answer,
  );
}

/** The error that a `Status` of the API server stands for. */
export function fromStatus(
  cluster: string,
  status: z.infer<typeof statusSchema>,
  answer: { status: number; retryAfterSeconds?: number },
): ClusterApiError {
  const code = status.code ?? answer.status;
  return new ClusterApiError(
    reasonOf(code, status.reason),
    cluster,
    status.message ?? status.reason ?? `HTTP status ${code}`,
    {
      status: code,
      retryAfterSeconds:
        answer.retryAfterSeconds ?? status.details?.retryAfterSeconds,
    },
  );
}

/** Kubernetes gives seconds; the header's other form, a date, is not used there. */
function retryAfterSeconds({ headers }: Response): number | undefined {
  const text = headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
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
