import type { FateOf } from '../../controllers/PodFate';
import { isReady, type Pod } from '../../controllers/workloads';
import { kinds } from '../kinds';
import type { KubeObject } from '../objects';
import type { ObjectStore } from '../ObjectStore';
import { StatusError } from '../StatusError';
import type { Target } from './parseTarget';

/** What comes back of a request to a service. */
export interface ProxyAnswer {
  code: number;
  text: string;
}

/**
 * The service proxy of a cluster in which no process listens. Of a service
 * without ready Pods, and of one that is there no more, it tells what an API
 * server does; a router answers like the real one where that takes no
 * pipeline.
 */
export function answerForService(
  { store, fateOf }: { store: ObjectStore; fateOf: FateOf },
  { kind, namespace, rest }: Target,
  address: string,
): ProxyAnswer {
  const parts = address.split(':');
  const name = parts.length === 3 ? parts[1] : parts[0];
  const service =
    kind === kinds.service ? store.get(kind, namespace, name) : undefined;
  if (!service) throw StatusError.notFound(kind, name);
  const pod = readyPods(store, service)[0];
  if (!pod) throw unavailable(`no endpoints available for service "${name}"`);
  if (fateOf(pod)?.at === 'network') {
    const port = parts.at(-1);
    throw unavailable(
      `error trying to reach service: dial tcp ${pod.status?.podIP}:${port}: connect: connection refused`,
    );
  }
  return isRouter(service) && rest.join('/') === 'dataprep'
    ? { code: 404, text: 'sandbox: nothing takes uploads yet\n' }
    : { code: 501, text: 'sandbox: nothing runs in this Pod\n' };
}

function readyPods(store: ObjectStore, service: KubeObject): Pod[] {
  const { selector } = service.spec as { selector?: Record<string, string> };
  const labels = Object.entries(selector ?? {});
  const pods = store.list(kinds.pod, service.metadata.namespace) as Pod[];
  return labels.length === 0
    ? []
    : pods.filter(
        pod =>
          isReady(pod) &&
          !pod.metadata.deletionTimestamp &&
          labels.every(([key, value]) => pod.metadata.labels?.[key] === value),
      );
}

/** The operator's router is the one service with its port. */
function isRouter({ spec }: KubeObject): boolean {
  const { ports = [] } = spec as { ports?: { port: number }[] };
  return ports.some(({ port }) => port === 8080);
}

function unavailable(message: string): StatusError {
  return new StatusError(503, 'ServiceUnavailable', message);
}
