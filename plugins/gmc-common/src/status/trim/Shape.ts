import { sharedText } from './sharedText';

/**
 * What is kept of a value: a primitive type, a map of texts, the elements of
 * a list, or the named fields of an object.
 */
export type Shape<T> = T extends string
  ? 'string'
  : T extends number
  ? 'number'
  : T extends boolean
  ? 'boolean'
  : T extends (infer E)[]
  ? [Shape<E>]
  : string extends keyof T
  ? 'texts'
  : { [K in keyof Required<T>]: Shape<NonNullable<T[K]>> };

type AnyShape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'texts'
  | [AnyShape]
  | { [key: string]: AnyShape };

/** No field that `judge` reads is longer, unless somebody means harm. */
const LONGEST = 4096;

/**
 * A text, or its beginning and how long it was: the store stays small. The
 * one thing that is judged by what stands far back is told in the mark.
 */
export function bounded(text: string): string {
  if (text.length <= LONGEST) {
    return sharedText(text);
  }
  const [part] = /'|---/.exec(text.slice(LONGEST)) ?? [];
  const mark = `cut, of ${text.length} characters`;
  return `${detached(text.slice(0, LONGEST))}… [${mark}${
    part ? `, with ${part}` : ''
  }]`;
}

/** A slice keeps the whole text in memory; what is parsed anew does not. */
function detached(slice: string): string {
  return JSON.parse(JSON.stringify(slice));
}

/**
 * Copies the part of a JSON value that has a shape. Whatever is of another
 * type is left out, so the result can be relied on; long texts are cut.
 */
export function project(value: unknown, shape: AnyShape): unknown {
  if (shape === 'texts') {
    return isObject(value)
      ? Object.fromEntries(
          Object.entries(value).flatMap(([key, text]) =>
            typeof text === 'string' ? [[bounded(key), bounded(text)]] : [],
          ),
        )
      : undefined;
  }
  if (typeof shape === 'string') {
    if (typeof value === 'string') {
      return shape === 'string' ? bounded(value) : undefined;
    }
    // eslint-disable-next-line valid-typeof -- the shape is one of its results
    return typeof value === shape ? value : undefined;
  }
  if (Array.isArray(shape)) {
    return Array.isArray(value)
      ? value.map(each => project(each, shape[0])).filter(isElement(shape[0]))
      : undefined;
  }
  return isObject(value) ? projectFields(value, shape) : undefined;
}

/** A container without a name is none: list elements are known by theirs. */
function isElement(shape: AnyShape): (element: unknown) => boolean {
  const isNamed = typeof shape === 'object' && 'name' in shape;
  return element =>
    element !== undefined &&
    (!isNamed || (isObject(element) && element.name !== undefined));
}

function projectFields(
  value: Record<string, unknown>,
  shape: { [key: string]: AnyShape },
): Record<string, unknown> {
  const fields = Object.entries(shape)
    .filter(([key]) => Object.hasOwn(value, key))
    .map(([key, field]) => [key, project(value[key], field)] as const);
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
