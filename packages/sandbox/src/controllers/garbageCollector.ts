import { allKinds, kindOf, kinds } from '../cluster/kinds';
import type { KubeObject, OwnerReference } from '../cluster/objects';
import {
  type Controller,
  type ControllerContext,
  fromKey,
  keyOf,
} from './Controller';

/** Deletes what has lost all its owners, and holds owners that wait for theirs. */
export const garbageCollector: Controller = {
  name: 'garbage-collector',

  concerns(event, { store }) {
    const { object } = event;
    const own = object.metadata.ownerReferences?.length ? [toKey(object)] : [];
    if (event.type !== 'DELETED') {
      return object.metadata.deletionTimestamp ? [...own, toKey(object)] : own;
    }
    const dependents = dependentsOf(store, object).map(toKey);
    const owners = (object.metadata.ownerReferences ?? []).map(
      o =>
        `${o.kind}|${o.apiVersion}|${object.metadata.namespace ?? ''}/${
          o.name
        }`,
    );
    return [...dependents, ...owners];
  },

  reconcile(key, context) {
    const [kindName, apiVersion, rest] = key.split('|');
    const kind = kindOf({ apiVersion, kind: kindName });
    if (!kind) return;
    const ref = { kind, ...fromKey(rest) };
    const object = context.api.find(ref);
    if (!object) return;
    if (object.metadata.deletionTimestamp) {
      release(context, object);
      return;
    }
    const owners = object.metadata.ownerReferences ?? [];
    if (owners.length === 0) return;
    const alive = owners.filter(o => !isGone(context, object, o));
    if (alive.length === 0) context.api.delete(ref);
  },
};

function toKey(object: KubeObject): string {
  return `${object.kind}|${object.apiVersion}|${keyOf(object)}`;
}

function isGone(
  { store }: ControllerContext,
  { metadata }: KubeObject,
  owner: OwnerReference,
): boolean {
  const kind = kindOf(owner);
  // Of a kind that isn't served here nothing can be said.
  if (!kind) return false;
  const namespace = kind.namespaced ? metadata.namespace : undefined;
  return store.get(kind, namespace, owner.name)?.metadata.uid !== owner.uid;
}

/** What a deletion asked for with the dependents, before the object may go. */
function release(context: ControllerContext, object: KubeObject): void {
  const { finalizers = [], namespace, name } = object.metadata;
  const kind = kindOf(object);
  if (!kind) return;
  const dependents = dependentsOf(context.store, object);
  let rest = finalizers;
  if (finalizers.includes('foregroundDeletion')) {
    for (const dependent of dependents) {
      const of = kindOf(dependent);
      if (of && !dependent.metadata.deletionTimestamp) {
        const { namespace: ns, name: each } = dependent.metadata;
        context.api.delete(
          { kind: of, namespace: ns, name: each },
          { propagationPolicy: 'Foreground' },
        );
      }
    }
    if (dependentsOf(context.store, object).length === 0) {
      rest = rest.filter(f => f !== 'foregroundDeletion');
    }
  }
  if (finalizers.includes('orphan')) {
    for (const dependent of dependents) orphan(context, dependent, object);
    rest = rest.filter(f => f !== 'orphan');
  }
  if (rest.length < finalizers.length) {
    context.api.patch(
      { kind, namespace, name },
      { metadata: { finalizers: rest.length > 0 ? rest : null } },
    );
  }
}

function orphan(
  { api }: ControllerContext,
  dependent: KubeObject,
  owner: KubeObject,
): void {
  const kind = kindOf(dependent);
  if (!kind) return;
  const { namespace, name, ownerReferences = [] } = dependent.metadata;
  const rest = ownerReferences.filter(o => o.uid !== owner.metadata.uid);
  api.patch(
    { kind, namespace, name },
    { metadata: { ownerReferences: rest.length > 0 ? rest : null } },
  );
}

function dependentsOf(
  store: ControllerContext['store'],
  owner: KubeObject,
): KubeObject[] {
  return allKinds
    .filter(kind => kind !== kinds.event)
    .flatMap(kind => store.list(kind, owner.metadata.namespace))
    .filter(object =>
      object.metadata.ownerReferences?.some(o => o.uid === owner.metadata.uid),
    );
}
