import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import * as z from 'zod';
import { readText } from '../cluster/readText';
import type { CallContext } from './namespaceLists';

/** What one question to a router's service has shown. */
export type ProbeAnswer =
  | { outcome: 'answers' }
  | { outcome: 'silent'; message: string }
  /** No answer, and it may be the API server that does not get through. */
  | { outcome: 'unreached'; message: string }
  | { outcome: 'refused'; message: string }
  /** It could not be told: it says nothing about the router. */
  | { outcome: 'unknown' };

const DEFAULT_PORT = 8080;
const DEFAULT_SERVICE = 'router-service';
const MAX_ANSWER_BYTES = 16 * 1024;

/**
 * The one path of a router that leads past its graph: without an uploaded
 * file it ends with a 400, without a step for uploads with a 404. Any other
 * would run the pipeline, and an Ensemble may crash on an empty request.
 */
const HARMLESS_PATH = 'dataprep';

/** Kubernetes' names: nothing else may become part of a URL. */
const SERVICE_NAME = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

const statusSchema = z.object({
  kind: z.literal('Status'),
  apiVersion: z.literal('v1'),
  message: z.string().optional(),
  reason: z.string().optional(),
  code: z.number().optional(),
  details: z.object({ kind: z.string().optional() }).optional(),
});

/** Backstage's own words, from in front of the cluster. */
const backstageErrorSchema = z.object({
  error: z.object({ name: z.string() }),
  response: z.object({ statusCode: z.number() }),
});

/**
 * Asks a connector's router, through the API server's service proxy, for
 * something that costs it nothing.
 *
 * @param deadlineMs - how long a router may take for it
 */
export async function probeRouter(
  { api, cluster, signal }: CallContext,
  connector: GMConnector,
  deadlineMs: number,
): Promise<ProbeAnswer> {
  const path = proxyPath(connector);
  if (!path) {
    return { outcome: 'unknown' };
  }
  const deadline = AbortSignal.timeout(deadlineMs);
  try {
    const response = await api.proxy(cluster, path, {
      signal: AbortSignal.any([signal, deadline]),
    });
    const { text } = await readText(response, MAX_ANSWER_BYTES);
    return outcomeOf(response.status, text);
  } catch (error) {
    if (ClusterApiError.is(error) && error.reason === 'forbidden') {
      return { outcome: 'refused', message: error.message };
    }
    const isOver = deadline.aborted && !signal.aborted;
    return isOver && (await answersItself({ api, cluster, signal }, deadlineMs))
      ? {
          outcome: 'unreached',
          message: `no answer within ${deadlineMs / 1_000} seconds`,
        }
      : { outcome: 'unknown' };
  }
}

/** Whether it is the router that hangs, and not the API server before it. */
async function answersItself(
  { api, cluster, signal }: CallContext,
  deadlineMs: number,
): Promise<boolean> {
  try {
    const response = await api.proxy(cluster, '/version', {
      signal: AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]),
    });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}

/** Undefined for names that Kubernetes would not take. */
export function proxyPath({
  metadata,
  spec,
  status,
}: GMConnector): string | undefined {
  const namespace = metadata.namespace ?? '';
  const service = spec.routerConfig.serviceName || DEFAULT_SERVICE;
  if (!SERVICE_NAME.test(namespace) || !SERVICE_NAME.test(service)) {
    return undefined;
  }
  const port = portOf(status?.accessUrl);
  return `/api/v1/namespaces/${namespace}/services/${service}:${port}/proxy/${HARMLESS_PATH}`;
}

function portOf(accessUrl = ''): number {
  const port = URL.canParse(accessUrl) ? new URL(accessUrl).port : '';
  return port ? Number(port) : DEFAULT_PORT;
}

/** Tells the router's own answer from the API server's in its place. */
export function outcomeOf(code: number, text: string): ProbeAnswer {
  const body = parse(text);
  if (backstageErrorSchema.safeParse(body).success) {
    return { outcome: 'unknown' };
  }
  const status = statusSchema.safeParse(body);
  if (status.success) {
    return readStatus(status.data, code);
  }
  // Older API servers tell of what they can't reach in plain words.
  return /^error trying to reach service/i.test(text.trim())
    ? readFailure(text.trim())
    : { outcome: 'answers' };
}

function readStatus(
  status: z.infer<typeof statusSchema>,
  httpCode: number,
): ProbeAnswer {
  const { message = '', code = httpCode, details } = status;
  if (code === 401 || code === 403) {
    return { outcome: 'refused', message };
  }
  if (code === 404 && details?.kind === 'services') {
    return { outcome: 'silent', message };
  }
  return code >= 500 ? readFailure(message) : { outcome: 'unknown' };
}

const SILENT = /no endpoints available|connection refused/i;

/** Network policies, and clusters whose API server is outside, do that, too. */
const UNREACHED =
  /no route to host|network is unreachable|no such host|timeout|timed out|deadline exceeded|time allotted|allotted time/i;

/**
 * A connection that is closed without an answer is not silence: a strict
 * service mesh does that to whoever is no member, the API server included.
 */
function readFailure(message: string): ProbeAnswer {
  if (SILENT.test(message)) {
    return { outcome: 'silent', message };
  }
  return UNREACHED.test(message)
    ? { outcome: 'unreached', message }
    : { outcome: 'unknown' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
