import { isDeepStrictEqual } from 'node:util';
import {
  type FieldsV1,
  isJsonObject,
  type JsonObject,
  type KubeObject,
  type ManagedFieldsEntry,
} from './objects';

/** A path into an object; lists are atomic, so it never has an index. */
export type FieldPath = readonly string[];

/** Leaf values of an object, by the text of their paths. */
export type Leaves = Map<string, unknown>;

// Label keys hold dots, but nothing holds a NUL.
const SEPARATOR = '\u0000';

export const toKey = (path: FieldPath): string => path.join(SEPARATOR);
export const toPath = (key: string): FieldPath => key.split(SEPARATOR);

/** `.metadata.labels.app`, as conflicts name a field. */
export const toText = (key: string): string => `.${toPath(key).join('.')}`;

/** What the server itself writes belongs to nobody. */
const UNMANAGED = new Set(
  [
    'name',
    'namespace',
    'generateName',
    'uid',
    'resourceVersion',
    'generation',
    'creationTimestamp',
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'managedFields',
  ].map(field => toKey(['metadata', field])),
);

export function leavesOf(object: KubeObject): Leaves {
  const leaves: Leaves = new Map();
  const visit = (value: unknown, path: FieldPath) => {
    const key = toKey(path);
    if (UNMANAGED.has(key)) return;
    if (isJsonObject(value) && Object.keys(value).length > 0) {
      for (const [field, child] of Object.entries(value)) {
        visit(child, [...path, field]);
      }
    } else if (value !== undefined) {
      leaves.set(key, value);
    }
  };
  for (const [field, value] of Object.entries(object)) {
    if (field !== 'apiVersion' && field !== 'kind') visit(value, [field]);
  }
  return leaves;
}

export function ownedBy(entry: ManagedFieldsEntry): Set<string> {
  const keys = new Set<string>();
  const visit = (fields: FieldsV1, path: FieldPath) => {
    const children = Object.entries(fields).filter(([f]) => f.startsWith('f:'));
    if (children.length === 0 && path.length > 0) keys.add(toKey(path));
    for (const [field, child] of children) {
      visit(child, [...path, field.slice('f:'.length)]);
    }
  };
  visit(entry.fieldsV1, []);
  return keys;
}

export function toFieldsV1(keys: Iterable<string>): FieldsV1 {
  const root: FieldsV1 = {};
  for (const key of [...keys].sort()) {
    let fields = root;
    for (const name of toPath(key)) {
      fields[`f:${name}`] ??= {};
      fields = fields[`f:${name}`];
    }
  }
  return root;
}

export interface Writer {
  manager: string;
  subresource?: string;
}

/**
 * The managed fields after an update (anything but an apply): who changes a
 * field owns it alone.
 */
export function trackUpdate(
  previous: KubeObject | undefined,
  next: KubeObject,
  writer: Writer,
  time: string,
): ManagedFieldsEntry[] {
  const before: Leaves = previous ? leavesOf(previous) : new Map();
  const after = leavesOf(next);
  const changed = new Set<string>();
  for (const [key, value] of after) {
    if (!before.has(key) || !isDeepStrictEqual(before.get(key), value)) {
      changed.add(key);
    }
  }
  const entries: ManagedFieldsEntry[] = [];
  let own = new Set<string>();
  for (const entry of previous?.metadata.managedFields ?? []) {
    const kept = new Set(
      [...ownedBy(entry)].filter(key => after.has(key) && !changed.has(key)),
    );
    if (isEntryOf(entry, 'Update', writer)) own = kept;
    else if (kept.size > 0) {
      entries.push({ ...entry, fieldsV1: toFieldsV1(kept) });
    }
  }
  const fields = new Set([...own, ...changed]);
  if (fields.size > 0) {
    entries.push(newEntry('Update', writer, next.apiVersion, fields, time));
  }
  return entries;
}

export function isEntryOf(
  entry: ManagedFieldsEntry,
  operation: ManagedFieldsEntry['operation'],
  writer: Writer,
): boolean {
  return (
    entry.operation === operation &&
    entry.manager === writer.manager &&
    entry.subresource === writer.subresource
  );
}

export function newEntry(
  operation: ManagedFieldsEntry['operation'],
  writer: Writer,
  apiVersion: string,
  keys: Iterable<string>,
  time: string,
): ManagedFieldsEntry {
  return {
    manager: writer.manager,
    operation,
    apiVersion,
    time,
    fieldsType: 'FieldsV1',
    fieldsV1: toFieldsV1(keys),
    ...(writer.subresource && { subresource: writer.subresource }),
  };
}

/** The object without a field, and without the maps that its removal leaves empty. */
export function withoutField(object: JsonObject, path: FieldPath): JsonObject {
  const [field, ...rest] = path;
  const { [field]: child, ...others } = object;
  if (rest.length === 0) return others;
  if (!isJsonObject(child)) return object;
  const remaining = withoutField(child, rest);
  return Object.keys(remaining).length === 0
    ? others
    : { ...object, [field]: remaining };
}
