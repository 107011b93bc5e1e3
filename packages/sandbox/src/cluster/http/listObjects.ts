import { apiVersionOf, type Kind } from '../kinds';
import type { KubeObject, ObjectMeta } from '../objects';
import type { ObjectStore } from '../ObjectStore';
import { StatusError } from '../StatusError';
import type { ListOptions } from './listOptions';

interface ContinueToken {
  /** The resource version that the first page told. */
  rv: number;
  /** Pages go on after this object. */
  after: string;
}

/** A list, or one page of it. */
export function listObjects(
  store: ObjectStore,
  kind: Kind,
  namespace: string | undefined,
  options: ListOptions,
) {
  refuseTooNew(store, options);
  const token = options.continueToken
    ? readToken(options.continueToken, store)
    : undefined;
  const all = store.list(kind, namespace).filter(options.selects);
  const keyOf = (o: KubeObject) =>
    `${o.metadata.namespace ?? ''}/${o.metadata.name}`;
  const rest = token ? all.filter(o => keyOf(o) > token.after) : all;
  const items = options.limit ? rest.slice(0, options.limit) : rest;
  const revision = token?.rv ?? store.revision;
  const remaining = rest.length - items.length;
  return {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind),
    metadata: {
      resourceVersion: String(revision),
      ...(remaining > 0 && {
        continue: writeToken({
          rv: revision,
          after: keyOf(items[items.length - 1]),
        }),
        remainingItemCount: remaining,
      }),
    },
    items: kind.custom ? items : items.map(withoutType),
  };
}

/** The items of a built-in kind's list don't repeat what the list says. */
function withoutType({
  apiVersion: _,
  kind: __,
  ...item
}: KubeObject): Partial<KubeObject> & Pick<KubeObject, 'metadata'> {
  return { ...item, metadata: item.metadata as ObjectMeta };
}

/** A server that comes back with less than a client has seen says so. */
function refuseTooNew(store: ObjectStore, options: ListOptions): void {
  const wanted = options.resourceVersion;
  if (wanted === undefined || wanted <= store.revision) return;
  throw new StatusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${wanted}, current: ${store.revision}`,
    {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
          field: '',
        },
      ],
      retryAfterSeconds: 1,
    },
  );
}

function writeToken(token: ContinueToken): string {
  return Buffer.from(JSON.stringify(token)).toString('base64url');
}

function readToken(text: string, store: ObjectStore): ContinueToken {
  let token: Partial<ContinueToken>;
  try {
    token = JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    throw invalidToken();
  }
  const { rv, after } = token;
  if (typeof rv !== 'number' || typeof after !== 'string') throw invalidToken();
  if (rv < store.oldestRevision) {
    throw new StatusError(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result.',
    );
  }
  return { rv, after };
}

function invalidToken(): StatusError {
  return StatusError.badRequest(
    'invalid continue token: continue key is not valid',
  );
}
