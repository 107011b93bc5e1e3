import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { type AdmissionOptions, admit } from './admit';
import { withDefaults } from './defaults';
import { keepServerFields } from './keepServerFields';
import { apiVersionOf, type Kind, kinds } from './kinds';
import { trackUpdate } from './managedFields';
import { mergePatch } from './mergePatch';
import { randomSuffix, validateName } from './names';
import { isJsonObject, type KubeObject, type ObjectMeta } from './objects';
import type { ObjectStore } from './ObjectStore';
import { serverSideApply } from './serverSideApply';
import { StatusError } from './StatusError';
import { timestamp } from './timestamp';

/** Names one object. */
export interface ObjectRef {
  kind: Kind;
  namespace?: string;
  name: string;
}

export interface WriteOptions extends AdmissionOptions {
  /** Checks and answers as usual, stores nothing. */
  dryRun?: boolean;
  /** Who writes, for `metadata.managedFields`; writes without one aren't tracked. */
  manager?: string;
}

export interface DeleteOptions {
  dryRun?: boolean;
  gracePeriodSeconds?: number;
  propagationPolicy?: string;
  preconditions?: { uid?: string; resourceVersion?: string };
}

/**
 * What an API server does between a request and its storage: names, defaults,
 * pruning, validation, admission, optimistic concurrency, generations,
 * finalizers. Refusals are thrown as `StatusError`.
 */
export class ResourceApi {
  constructor(private readonly store: ObjectStore) {}

  get({ kind, namespace, name }: ObjectRef): KubeObject {
    const object = this.store.get(kind, namespace, name);
    if (!object) throw StatusError.notFound(kind, name);
    return object;
  }

  find({ kind, namespace, name }: ObjectRef): KubeObject | undefined {
    return this.store.get(kind, namespace, name);
  }

  create(
    kind: Kind,
    namespace: string | undefined,
    body: KubeObject,
    options: WriteOptions = {},
  ): KubeObject {
    const given = body.metadata ?? {};
    const name =
      given.name ||
      (given.generateName ? `${given.generateName}${randomSuffix()}` : '');
    checkAddress(namespace, given);
    const causes = validateName(kind, name);
    if (causes.length > 0) throw StatusError.invalid(kind, name, causes);
    this.checkNamespace(kind, namespace, name);
    if (this.store.get(kind, namespace, name)) {
      throw StatusError.alreadyExists(kind, name);
    }
    const { resourceVersion: _, deletionTimestamp: __, ...metadata } = given;
    const fresh: KubeObject = {
      ...body,
      apiVersion: apiVersionOf(kind),
      kind: kind.kind,
      metadata: {
        ...metadata,
        name,
        ...(kind.namespaced && { namespace }),
        uid: randomUUID(),
        creationTimestamp: timestamp(),
        ...(kind.countsGenerations && { generation: 1 }),
      },
    };
    if (kind.hasStatus) delete fresh.status;
    const admitted = admit(kind, withDefaults(kind, fresh), options);
    const tracked = track(undefined, admitted, options);
    return options.dryRun ? tracked : this.store.put(kind, tracked);
  }

  update(
    ref: ObjectRef,
    body: KubeObject,
    options: WriteOptions = {},
  ): KubeObject {
    const old = this.get(ref);
    checkAddress(ref.namespace, body.metadata ?? {}, ref.name);
    if (ref.kind.custom && !body.metadata?.resourceVersion) {
      throw StatusError.invalid(ref.kind, ref.name, [
        {
          reason: 'FieldValueInvalid',
          message: 'Invalid value: 0: must be specified for an update',
          field: 'metadata.resourceVersion',
        },
      ]);
    }
    return this.replace(ref, old, body, options);
  }

  /** Merge patch; strategic merge patch of built-in kinds is taken as one. */
  patch(
    ref: ObjectRef,
    patch: unknown,
    options: WriteOptions = {},
  ): KubeObject {
    const old = this.get(ref);
    const next = mergePatch(old, patch) as KubeObject;
    checkAddress(ref.namespace, next.metadata, ref.name);
    return this.replace(ref, old, next, options);
  }

  apply(
    ref: ObjectRef,
    config: KubeObject,
    options: WriteOptions & { manager: string; force?: boolean },
  ): KubeObject {
    if (config.metadata?.managedFields) {
      throw StatusError.badRequest('metadata.managedFields must be nil');
    }
    if (config.metadata?.name && config.metadata.name !== ref.name) {
      throw StatusError.badRequest(
        `the name of the object (${config.metadata.name}) does not match the name on the URL (${ref.name})`,
      );
    }
    const old = this.find(ref);
    const { manager, subresource, force = false, ...rest } = options;
    const writer = { manager, ...(subresource && { subresource }) };
    const next = serverSideApply(old, config, writer, force, timestamp());
    // The managed fields are settled: an apply isn't tracked as an update too.
    const untracked = { ...rest, subresource };
    if (old) return this.replace(ref, old, next, untracked);
    return this.create(
      ref.kind,
      ref.namespace,
      { ...next, metadata: { ...next.metadata, name: ref.name } },
      untracked,
    );
  }

  /** @returns the object as it was last, or as it waits for its finalizers */
  delete(
    ref: ObjectRef,
    options: DeleteOptions = {},
  ): { object: KubeObject; gone: boolean } {
    const { kind, name } = ref;
    const object = this.get(ref);
    const { uid, resourceVersion } = options.preconditions ?? {};
    const { metadata } = object;
    if (uid && uid !== metadata.uid) {
      throw StatusError.conflict(
        kind,
        name,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${metadata.uid}`,
      );
    }
    if (resourceVersion && resourceVersion !== metadata.resourceVersion) {
      throw StatusError.conflict(
        kind,
        name,
        `Precondition failed: ResourceVersion in precondition: ${resourceVersion}, ResourceVersion in object meta: ${metadata.resourceVersion}`,
      );
    }
    const finalizers = new Set(metadata.finalizers);
    if (options.propagationPolicy === 'Foreground') {
      finalizers.add('foregroundDeletion');
    }
    if (options.propagationPolicy === 'Orphan') finalizers.add('orphan');
    const grace = gracePeriodOf(kind, object, options);
    if (finalizers.size === 0 && grace === 0 && kind !== kinds.namespace) {
      if (!options.dryRun) this.store.remove(kind, object);
      return { object, gone: true };
    }
    const waiting: KubeObject = {
      ...object,
      metadata: {
        ...metadata,
        deletionTimestamp: metadata.deletionTimestamp ?? timestamp(),
        ...(grace > 0 && { deletionGracePeriodSeconds: grace }),
        ...(finalizers.size > 0 && { finalizers: [...finalizers] }),
      },
    };
    if (kind === kinds.namespace) waiting.status = { phase: 'Terminating' };
    const settled = isDeepStrictEqual(waiting, object) || options.dryRun;
    return {
      object: settled ? waiting : this.store.put(kind, waiting),
      gone: false,
    };
  }

  /** Removes an object whose time has come: a Pod by the kubelet, an empty namespace. */
  finalize(ref: ObjectRef): void {
    const object = this.find(ref);
    if (object) this.store.remove(ref.kind, object);
  }

  private replace(
    ref: ObjectRef,
    old: KubeObject,
    body: KubeObject,
    options: WriteOptions,
  ): KubeObject {
    const { kind, name } = ref;
    const expected = body.metadata?.resourceVersion;
    if (expected && expected !== old.metadata.resourceVersion) {
      throw StatusError.modified(kind, name);
    }
    const merged = keepServerFields(kind, old, body, options.subresource);
    const next = admit(kind, withDefaults(kind, merged), options);
    const asked = ({ metadata: _, status: __, ...rest }: KubeObject) => rest;
    if (kind.countsGenerations && !isDeepStrictEqual(asked(old), asked(next))) {
      next.metadata.generation = (old.metadata.generation ?? 0) + 1;
    }
    const tracked = track(old, next, options);
    if (isDeepStrictEqual(withoutTimes(tracked), withoutTimes(old))) return old;
    if (options.dryRun) return tracked;
    const { deletionTimestamp, finalizers = [] } = tracked.metadata;
    if (
      deletionTimestamp &&
      finalizers.length === 0 &&
      kind !== kinds.namespace &&
      kind !== kinds.pod
    ) {
      return this.store.remove(kind, tracked);
    }
    return this.store.put(kind, tracked);
  }

  private checkNamespace(
    kind: Kind,
    namespace: string | undefined,
    name: string,
  ): void {
    if (!kind.namespaced || !namespace) return;
    const found = this.store.get(kinds.namespace, undefined, namespace);
    if (!found) throw StatusError.notFound(kinds.namespace, namespace);
    if (found.metadata.deletionTimestamp) {
      throw StatusError.namespaceTerminating(kind, name, namespace);
    }
  }
}

function checkAddress(
  namespace: string | undefined,
  metadata: Partial<ObjectMeta>,
  name?: string,
): void {
  if (name && metadata.name && metadata.name !== name) {
    throw StatusError.badRequest(
      `the name of the object (${metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (namespace && metadata.namespace && metadata.namespace !== namespace) {
    throw StatusError.badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
}

function gracePeriodOf(
  kind: Kind,
  object: KubeObject,
  options: DeleteOptions,
): number {
  if (kind !== kinds.pod) return 0;
  const spec = isJsonObject(object.spec) ? object.spec : {};
  // Nothing runs of a Pod that no node has, so there is nothing to wait for.
  if (!spec.nodeName) return 0;
  return (
    options.gracePeriodSeconds ??
    Number(spec.terminationGracePeriodSeconds ?? 30)
  );
}

function track(
  old: KubeObject | undefined,
  next: KubeObject,
  { manager, subresource }: WriteOptions,
): KubeObject {
  if (!manager) return next;
  const writer = { manager, ...(subresource && { subresource }) };
  const managedFields = trackUpdate(old, next, writer, timestamp());
  return { ...next, metadata: { ...next.metadata, managedFields } };
}

/** A write that changes nothing but the time of a managed field is none. */
function withoutTimes(object: KubeObject): KubeObject {
  const { managedFields, ...metadata } = object.metadata;
  const entries = managedFields?.map(({ time: _, ...entry }) => entry);
  return JSON.parse(
    JSON.stringify({
      ...object,
      metadata: { ...metadata, managedFields: entries },
    }),
  );
}
