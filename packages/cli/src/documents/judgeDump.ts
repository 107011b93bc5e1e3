import { fromKubernetesList, judge } from '@opea/backstage-plugin-gmc-common';
import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import type { Source } from '../io/readSource';
import { Trouble } from '../Trouble';

export interface JudgedConnector {
  namespace: string;
  name: string;
  verdict: Verdict;
}

/** As much of a Kubernetes object as tells where it belongs. */
interface Item {
  kind?: unknown;
  metadata?: { namespace?: unknown; name?: unknown };
}

/**
 * Judges each connector of what `kubectl get … -o json` printed.
 *
 * @throws Trouble where that is not a list of objects
 */
export function judgeDump(source: Source, now: Date): JudgedConnector[] {
  const itemsOf = byNamespace(itemsIn(source));
  const judged: JudgedConnector[] = [];
  for (const [namespace, items] of itemsOf) {
    for (const { kind, metadata } of items) {
      const name = metadata?.name;
      if (kind === 'GMConnector' && typeof name === 'string') {
        const verdict = judge({
          namespace,
          name,
          objects: fromKubernetesList({ items }, { namespace, name }),
          observations: { cluster: { reach: 'reachable' }, previousLogs: [] },
          now,
        });
        judged.push({ namespace, name, verdict });
      }
    }
  }
  return judged;
}

function itemsIn({ name, text }: Source): Item[] {
  let dump: unknown;
  try {
    dump = JSON.parse(text);
  } catch {
    throw new Trouble(
      `${name} is no JSON: it should be what kubectl get … -o json printed`,
    );
  }
  const items = isObject(dump)
    ? (dump as { items?: unknown }).items
    : undefined;
  if (!Array.isArray(items)) {
    throw new Trouble(
      `${name} is no List of Kubernetes objects: ask kubectl for several kinds at once`,
    );
  }
  return items.filter(isObject);
}

/** So that a dump of a whole cluster is not searched for each connector. */
function byNamespace(items: readonly Item[]): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const namespace = item.metadata?.namespace;
    if (typeof namespace === 'string') {
      const others = found.get(namespace);
      if (others) {
        others.push(item);
      } else {
        found.set(namespace, [item]);
      }
    }
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
