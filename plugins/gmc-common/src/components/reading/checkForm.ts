import * as z from 'zod/mini';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { componentSchema } from '../Component';
import type { Component } from '../Component';
import { describeIssue } from './describeIssue';
import type { Path, Places } from './Places';

/** An entry of the list that components are read from. */
export interface Entry {
  value: unknown;
  index: number;
  /** In words: "the component 'llm'". */
  name: string;
}

/**
 * Checks an entry by the schema.
 *
 * @returns the component; undefined where the entry is none
 */
export function checkForm(
  entry: Entry,
  places: Places,
  report: DiagnosticReport,
): Component | undefined {
  const { success, data, error } = componentSchema.safeParse(entry.value);
  if (success) {
    return data;
  }
  for (const issue of error.issues) {
    reportIssue(issue, entry, places, report);
  }
  return undefined;
}

function reportIssue(
  issue: z.core.$ZodIssue,
  { value, index, name }: Entry,
  places: Places,
  report: DiagnosticReport,
): void {
  const fields = issue.path.map(field =>
    typeof field === 'symbol' ? String(field) : field,
  );
  const refuse = (path: Path, message: string, candidates?: string[]) => {
    const isKey = issue.code === 'unrecognized_keys';
    const range = isKey ? places.key(path) : places.value(path);
    const written = isKey ? path.at(-1) : valueAt(value, fields);
    report.error('invalid-component', range, message, () =>
      typeof written === 'string' && candidates
        ? places.suggest(written, candidates, range)
        : {},
    );
  };
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      refuse(
        [index, ...fields, key],
        `${upperFirst(where(fields, name))} has no key '${key}'`,
        keysAt(componentSchema, fields),
      );
    }
  } else if (fields.length > 0 && valueAt(value, fields) === undefined) {
    refuse(
      [index, ...fields],
      `${upperFirst(where(fields.slice(0, -1), name))} has no '${fields.at(
        -1,
      )}'`,
    );
  } else {
    refuse(
      [index, ...fields],
      `${upperFirst(where(fields, name))} must be ${describeIssue(issue)}`,
      issue.code === 'invalid_value' ? issue.values.map(String) : undefined,
    );
  }
}

/** `'calls[0].by' of the component 'llm'`. */
function where(fields: Path, name: string): string {
  const path = fields
    .map(field => (typeof field === 'number' ? `[${field}]` : `.${field}`))
    .join('');
  return path === '' ? name : `'${path.slice(1)}' of ${name}`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function valueAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const field of path) {
    found =
      typeof found === 'object' && found !== null && Object.hasOwn(found, field)
        ? Reflect.get(found, field)
        : undefined;
  }
  return found;
}

/** The keys that the schema has at a path. */
function keysAt(schema: z.core.$ZodType, path: Path): string[] {
  if (
    schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniDefault
  ) {
    return keysAt(schema.def.innerType, path);
  }
  const [field, ...rest] = path;
  if (schema instanceof z.ZodMiniObject) {
    return field === undefined
      ? Object.keys(schema.def.shape)
      : keysAt(schema.def.shape[field], rest);
  }
  if (schema instanceof z.ZodMiniArray) {
    return keysAt(schema.def.element, rest);
  }
  if (schema instanceof z.ZodMiniRecord) {
    return field === undefined && schema.def.keyType instanceof z.ZodMiniEnum
      ? Object.values(schema.def.keyType.def.entries).map(String)
      : keysAt(schema.def.valueType, rest);
  }
  return [];
}
