/** A JSON Schema (2020-12), as OpenAPI 3.1 has them. */
export interface Schema {
  $ref?: string;
  type?: string;
  description?: string;
  const?: unknown;
  enum?: readonly string[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  default?: unknown;
  items?: Schema;
  required?: string[];
  properties?: Record<string, Schema>;
}

export const string: Schema = { type: 'string' };
export const integer: Schema = { type: 'integer' };
export const count: Schema = { type: 'integer', minimum: 0 };
export const time: Schema = { type: 'string', format: 'date-time' };
export const entityRef: Schema = {
  type: 'string',
  description: 'A full entity reference: `kind:namespace/name`.',
};

/** An object. More properties may come within a version, so none is forbidden. */
export function object(
  required: Record<string, Schema>,
  optional: Record<string, Schema> = {},
  description?: string,
): Schema {
  return {
    type: 'object',
    description,
    required: Object.keys(required),
    properties: { ...required, ...optional },
  };
}

export function listOf(items: Schema, description?: string): Schema {
  return { type: 'array', description, items };
}

export function oneOf(values: readonly string[], description?: string): Schema {
  return { type: 'string', description, enum: values };
}

export function described(schema: Schema, description: string): Schema {
  return { ...schema, description };
}

/** A schema of the document's own. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}
