import type { Schema } from './connectorDefinition';
import { isJsonObject, type JsonObject } from './objects';
import type { StatusCause } from './StatusError';

/** A value without the fields that its schema doesn't know, and their paths. */
export interface Pruned {
  value: unknown;
  unknownFields: string[];
}

/** `null` counts as absent, as it does for an API server's custom resources. */
export function pruneUnknown(
  schema: Schema,
  input: unknown,
  path = '',
): Pruned {
  if (Array.isArray(input)) {
    const { items } = schema;
    if (!items) return { value: input, unknownFields: [] };
    const pruned = input.map((v, i) => pruneUnknown(items, v, `${path}[${i}]`));
    return {
      value: pruned.map(p => p.value),
      unknownFields: pruned.flatMap(p => p.unknownFields),
    };
  }
  const { properties, additionalProperties } = schema;
  if (!isJsonObject(input) || !(properties || additionalProperties)) {
    return { value: input, unknownFields: [] };
  }
  const value: JsonObject = {};
  const unknownFields: string[] = [];
  for (const [key, child] of Object.entries(input)) {
    const childPath = path ? `${path}.${key}` : key;
    const childSchema = properties?.[key] ?? additionalProperties;
    if (!childSchema) {
      unknownFields.push(childPath);
    } else if (child !== null) {
      const pruned = pruneUnknown(childSchema, child, childPath);
      value[key] = pruned.value;
      unknownFields.push(...pruned.unknownFields);
    }
  }
  return { value, unknownFields };
}

/** What an API server would say about a value of the wrong shape. */
export function validateSchema(
  schema: Schema,
  value: unknown,
  path = '',
): StatusCause[] {
  const actual = typeOf(value);
  if (actual !== schema.type) {
    const message = `Invalid value: "${actual}": ${path} in body must be of type ${schema.type}: "${actual}"`;
    return [{ reason: 'FieldValueTypeInvalid', message, field: path }];
  }
  if (schema.enum && !schema.enum.includes(String(value))) {
    const supported = schema.enum.map(v => `"${v}"`).join(', ');
    const message = `Unsupported value: "${value}": supported values: ${supported}`;
    return [{ reason: 'FieldValueNotSupported', message, field: path }];
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (!items) return [];
    return value.flatMap((v, i) => validateSchema(items, v, `${path}[${i}]`));
  }
  if (!isJsonObject(value)) return [];

  const at = (key: string) => (path ? `${path}.${key}` : key);
  const causes = (schema.required ?? [])
    .filter(key => value[key] === undefined)
    .map(key => ({
      reason: 'FieldValueRequired',
      message: 'Required value',
      field: at(key),
    }));
  for (const [key, child] of Object.entries(value)) {
    const childSchema = schema.properties?.[key] ?? schema.additionalProperties;
    if (childSchema && child !== undefined) {
      causes.push(...validateSchema(childSchema, child, at(key)));
    }
  }
  return causes;
}

/** Go's JSON decoder knows integers, which OpenAPI then names. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') {
    return Number.isInteger(value) ? 'integer' : 'number';
  }
  return typeof value;
}
