import { kinds } from '../kinds';
import type { ObjectStore } from '../ObjectStore';
import { StatusError } from '../StatusError';
import type { Target } from './parseTarget';

/**
 * The service proxy of a cluster in which no process listens: the words are
 * those of an API server that finds the service and nothing behind it.
 */
export function refuseProxy(
  store: ObjectStore,
  { kind, namespace }: Target,
  address: string,
): never {
  const parts = address.split(':');
  const name = parts.length === 3 ? parts[1] : parts[0];
  if (kind !== kinds.service || !store.get(kind, namespace, name)) {
    throw StatusError.notFound(kind, name);
  }
  throw new StatusError(
    503,
    'ServiceUnavailable',
    `no endpoints available for service "${name}"`,
  );
}
