import type { Kind } from './kinds';
import { isJsonObject, type KubeObject } from './objects';
import { StatusError } from './StatusError';

export type Predicate = (object: KubeObject) => boolean;

/** `a=b,c!=d,e in (f,g),h notin (i),j,!k` */
export function parseLabelSelector(text: string | undefined): Predicate {
  const requirements = splitOutsideParentheses(text ?? '').map(
    parseLabelRequirement,
  );
  return object => requirements.every(r => r(object.metadata.labels ?? {}));
}

type LabelRequirement = (labels: Record<string, string>) => boolean;

const KEY = '[A-Za-z0-9]([-A-Za-z0-9_./]*[A-Za-z0-9])?';
const VALUE = '[-A-Za-z0-9_.]*';

function parseLabelRequirement(text: string): LabelRequirement {
  const exists = new RegExp(`^(!?)\\s*(${KEY})$`).exec(text);
  if (exists) {
    const [, not, key] = exists;
    return labels => key in labels !== Boolean(not);
  }
  const equals = new RegExp(`^(${KEY})\\s*(=|==|!=)\\s*(${VALUE})$`).exec(text);
  if (equals) {
    const [, key, , operator, value] = equals;
    return labels => (labels[key] === value) !== (operator === '!=');
  }
  const set = new RegExp(`^(${KEY})\\s+(in|notin)\\s+\\(([^()]*)\\)$`).exec(
    text,
  );
  if (set) {
    const [, key, , operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return labels =>
      (key in labels && values.includes(labels[key])) === (operator === 'in');
  }
  throw StatusError.badRequest(`unable to parse requirement: '${text}'`);
}

/** `metadata.name=a,status.phase!=Running`, of the fields that the kind declares. */
export function parseFieldSelector(
  kind: Kind,
  text: string | undefined,
): Predicate {
  const known = [
    'metadata.name',
    'metadata.namespace',
    ...kind.selectableFields,
  ];
  const requirements = (text ?? '')
    .split(',')
    .filter(Boolean)
    .map(part => {
      const match = /^([^=!]+)(=|==|!=)(.*)$/.exec(part.trim());
      if (!match) {
        throw StatusError.badRequest(
          `invalid selector: '${part}'; can't understand '${part}'`,
        );
      }
      const [, field, operator, value] = match;
      if (!known.includes(field)) {
        throw StatusError.badRequest(`field label not supported: ${field}`);
      }
      return (object: KubeObject) =>
        (fieldValue(object, field) === value) !== (operator === '!=');
    });
  return object => requirements.every(r => r(object));
}

function fieldValue(object: KubeObject, field: string): string {
  let value: unknown = object;
  for (const key of field.split('.')) {
    value = isJsonObject(value) ? value[key] : undefined;
  }
  return value === undefined || value === null ? '' : String(value);
}

function splitOutsideParentheses(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(part => part.trim())
    .filter(Boolean);
}

/** The `matchLabels` form, which is all that workloads here use. */
export function matchesLabels(
  object: KubeObject,
  labels: Record<string, string> | undefined,
): boolean {
  return Object.entries(labels ?? {}).every(
    ([key, value]) => object.metadata.labels?.[key] === value,
  );
}
