import { isApiFailure } from './ApiFailure';
import type { ApiServer } from './ApiServer';
import { listPath } from './kinds';
import type { Kind } from './kinds';

/** An object of Kubernetes, its kind said. */
export interface KubernetesItem {
  kind: string;
  metadata: { namespace?: string; name: string };
}

/** What a list brought, and where it was refused. */
export interface Listed {
  items: KubernetesItem[];
  refusals: Refusal[];
}

/** A list, or a log, that the cluster does not let us have. */
export interface Refusal {
  /** In the plural: `events`, `logs`. */
  what: string;
  namespace: string;
  /** The API server's words. */
  message: string;
}

const PAGE = 500;

/**
 * The objects of a kind in some namespaces. It takes as few requests as it
 * can: for many namespaces of a small cluster, those of the whole cluster.
 *
 * @throws ApiFailure, unless the cluster refuses
 */
export async function listObjects(
  api: ApiServer,
  kind: Kind,
  namespaces: readonly string[],
): Promise<Listed> {
  const wanted = new Set(namespaces);
  const together =
    wanted.size > 1 ? await listTogether(api, kind, wanted) : undefined;
  if (together) {
    return { items: together, refusals: [] };
  }
  const listed: Listed = { items: [], refusals: [] };
  for (const namespace of wanted) {
    try {
      listed.items = listed.items.concat(await listAll(api, kind, namespace));
    } catch (error) {
      if (!isApiFailure(error, 'forbidden')) {
        throw error;
      }
      const { message } = error;
      listed.refusals.push({ what: kind.plural, namespace, message });
    }
  }
  return listed;
}

/**
 * All objects of a kind.
 *
 * @param namespace - that of the whole cluster if undefined
 * @throws ApiFailure
 */
export async function listAll(
  api: ApiServer,
  kind: Kind,
  namespace: string | undefined,
): Promise<KubernetesItem[]> {
  const found: KubernetesItem[] = [];
  for await (const { items } of pagesOf(api, kind, namespace)) {
    found.push(...items);
  }
  return found;
}

/** Undefined where that takes more requests than namespaces, or is refused. */
async function listTogether(
  api: ApiServer,
  kind: Kind,
  namespaces: ReadonlySet<string>,
): Promise<KubernetesItem[] | undefined> {
  const found: KubernetesItem[] = [];
  try {
    for await (const { items, pagesLeft } of pagesOf(api, kind, undefined)) {
      if (pagesLeft >= namespaces.size) {
        return undefined;
      }
      found.push(
        ...items.filter(({ metadata }) =>
          namespaces.has(metadata.namespace ?? ''),
        ),
      );
    }
  } catch (error) {
    if (!isApiFailure(error, 'forbidden')) {
      throw error;
    }
    return undefined;
  }
  return found;
}

/** A list in parts. The time that the server has for its answers bounds it. */
async function* pagesOf(
  api: ApiServer,
  kind: Kind,
  namespace: string | undefined,
): AsyncGenerator<{ items: KubernetesItem[]; pagesLeft: number }> {
  let next: string | undefined;
  do {
    const { items, metadata } = await api.list(listPath(kind, namespace), {
      limit: `${PAGE}`,
      ...(next && { continue: next }),
    });
    next = metadata.continue;
    const left = metadata.remainingItemCount ?? (next ? Infinity : 0);
    yield {
      // Items of a list don't say their kind.
      items: items.filter(isNamed).map(item => ({ ...item, kind: kind.kind })),
      pagesLeft: Math.ceil(left / PAGE),
    };
  } while (next);
}

function isNamed(item: unknown): item is KubernetesItem {
  const name = (item as KubernetesItem | null)?.metadata?.name;
  return typeof name === 'string';
}
