import { isDeepStrictEqual } from 'node:util';
import {
  isEntryOf,
  leavesOf,
  newEntry,
  ownedBy,
  toFieldsV1,
  toPath,
  toText,
  withoutField,
  type Writer,
} from './managedFields';
import {
  isJsonObject,
  type JsonObject,
  type KubeObject,
  type ManagedFieldsEntry,
} from './objects';
import { type StatusCause, StatusError } from './StatusError';

/**
 * Server-side apply: the applied fields become the manager's, fields that it
 * applied before and no longer names go, and a field that somebody else holds
 * with another value is a conflict unless `force` takes it over.
 *
 * Lists are taken as a whole. That is what the definition of GMConnector says
 * of its lists; the built-in workloads merge some of theirs by key, which
 * nothing here needs.
 */
export function serverSideApply(
  live: KubeObject | undefined,
  config: KubeObject,
  writer: Writer,
  force: boolean,
  time: string,
): KubeObject {
  const applied = leavesOf(config);
  const liveLeaves = live ? leavesOf(live) : new Map<string, unknown>();
  const entries = live?.metadata.managedFields ?? [];
  const others = entries.filter(e => !isEntryOf(e, 'Apply', writer));
  const own = entries.find(e => isEntryOf(e, 'Apply', writer));

  const taken = new Set(
    [...applied]
      .filter(
        ([key, value]) =>
          liveLeaves.has(key) && !isDeepStrictEqual(liveLeaves.get(key), value),
      )
      .map(([key]) => key),
  );
  if (!force) refuseConflicts(others, taken);

  let merged = deepMerge(live ?? {}, config) as KubeObject;
  const heldByOthers = new Set(others.flatMap(e => [...ownedBy(e)]));
  for (const key of own ? ownedBy(own) : []) {
    if (!applied.has(key) && !heldByOthers.has(key)) {
      merged = withoutField(merged, toPath(key)) as KubeObject;
    }
  }

  const remaining = others.flatMap(entry => {
    const kept = [...ownedBy(entry)].filter(key => !taken.has(key));
    return kept.length > 0 ? [{ ...entry, fieldsV1: toFieldsV1(kept) }] : [];
  });
  const managedFields = [
    ...remaining,
    newEntry('Apply', writer, config.apiVersion, applied.keys(), time),
  ];
  return { ...merged, metadata: { ...merged.metadata, managedFields } };
}

function refuseConflicts(
  others: ManagedFieldsEntry[],
  taken: ReadonlySet<string>,
): void {
  const causes: StatusCause[] = [];
  const groups: { holder: string; fields: string[] }[] = [];
  for (const entry of others) {
    const fields = [...ownedBy(entry)].filter(key => taken.has(key)).sort();
    if (fields.length === 0) continue;
    // An Update may have been made in another version of the API, so Kubernetes says which.
    const holder =
      entry.operation === 'Apply'
        ? `"${entry.manager}"`
        : `"${entry.manager}" using ${entry.apiVersion}`;
    groups.push({ holder, fields: fields.map(toText) });
    for (const key of fields) {
      causes.push({
        reason: 'FieldManagerConflict',
        message: `conflict with ${holder}`,
        field: toText(key),
      });
    }
  }
  if (causes.length === 0) return;
  const message = groups
    .map(({ holder, fields }) =>
      fields.length === 1
        ? `conflict with ${holder}: ${fields[0]}`
        : `conflicts with ${holder}:\n${fields.map(f => `- ${f}`).join('\n')}`,
    )
    .join('\n');
  throw new StatusError(
    409,
    'Conflict',
    `Apply failed with ${causes.length} conflict${
      causes.length === 1 ? '' : 's'
    }: ${message}`,
    { causes },
  );
}

function deepMerge(target: unknown, source: unknown): unknown {
  if (!isJsonObject(source)) return source;
  const result: JsonObject = isJsonObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(source)) {
    result[key] = deepMerge(result[key], value);
  }
  return result;
}
