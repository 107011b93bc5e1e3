import { fromKubernetesList, judge } from '@opea/backstage-plugin-gmc-common';
import type { Source } from '../io/readSource';
import { Trouble } from '../Trouble';
import { groupByNamespace } from './groupByNamespace';
import type { JudgedConnector } from './JudgedConnector';

/** As much of a Kubernetes object as names it. */
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
  const itemsOf = groupByNamespace(itemsIn(source));
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

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
