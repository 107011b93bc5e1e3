import type { Range } from '../diagnostics';

/**
 * A YAML document as values that know where they stand: aliases followed,
 * merge keys applied, and nothing of the parser in it.
 */
export type YamlValue = YamlMap | YamlList | YamlScalar;

export interface YamlMap {
  kind: 'map';
  range: Range;
  entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlEntry {
  key: string;
  keyRange: Range;
  value: YamlValue;
}

export interface YamlList {
  kind: 'list';
  range: Range;
  items: readonly YamlValue[];
}

export interface YamlScalar {
  kind: 'scalar';
  range: Range;
  value: string | number | boolean | null;
  /** The value as it is written, without quotes; "" for null. */
  text: string;
  /** Where a stretch of `text` stands in the document. */
  rangeWithin(start: number, end: number): Range;
}

/** What a value is, in words for messages. */
export function describeKind(value: YamlValue): string {
  if (value.kind !== 'scalar') {
    return value.kind === 'map' ? 'a map' : 'a list';
  }
  if (value.value === null) {
    return 'nothing';
  }
  return {
    string: 'a text',
    number: 'a number',
    boolean: 'true or false',
  }[typeof value.value as 'string' | 'number' | 'boolean'];
}

/** The value without its places, as JSON has it. */
export function toPlain(value: YamlValue): unknown {
  switch (value.kind) {
    case 'map':
      return Object.fromEntries(
        [...value.entries.values()].map(entry => [
          entry.key,
          toPlain(entry.value),
        ]),
      );
    case 'list':
      return value.items.map(toPlain);
    default:
      return value.value;
  }
}

/** Finds what stands at a path; undefined where the path ends early. */
export function at(
  value: YamlValue | undefined,
  ...path: (string | number)[]
): YamlValue | undefined {
  let found = value;
  for (const segment of path) {
    if (found?.kind === 'map') {
      found = found.entries.get(String(segment))?.value;
    } else if (found?.kind === 'list' && typeof segment === 'number') {
      found = found.items[segment];
    } else {
      return undefined;
    }
  }
  return found;
}

/** The text at a path, if a text stands there. */
export function textAt(
  value: YamlValue | undefined,
  ...path: (string | number)[]
): string | undefined {
  const found = at(value, ...path);
  return found?.kind === 'scalar' && typeof found.value === 'string'
    ? found.value
    : undefined;
}
