import { type Kind, kinds } from './kinds';
import type { StatusCause } from './StatusError';

const LABEL = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

const LABEL_RULE =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const SUBDOMAIN_RULE =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";

/** What is wrong with an object's name, if anything is. */
export function validateName(kind: Kind, name: string): StatusCause[] {
  if (!name) {
    return [
      {
        reason: 'FieldValueRequired',
        message: 'Required value: name or generateName is required',
        field: 'metadata.name',
      },
    ];
  }
  const isLabel = kind === kinds.namespace || kind === kinds.service;
  const limit = isLabel ? 63 : 253;
  const rule = isLabel ? LABEL_RULE : SUBDOMAIN_RULE;
  const causes: StatusCause[] = [];
  if (!(isLabel ? LABEL : SUBDOMAIN).test(name))
    causes.push(invalid(name, rule));
  if (name.length > limit) {
    causes.push(invalid(name, `must be no more than ${limit} characters`));
  }
  return causes;
}

function invalid(name: string, rule: string): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    message: `Invalid value: "${name}": ${rule}`,
    field: 'metadata.name',
  };
}

const SUFFIX_ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Five characters as Kubernetes appends them to a `generateName`. */
export function randomSuffix(length = 5): string {
  let suffix = '';
  for (let i = 0; i < length; i++) {
    suffix +=
      SUFFIX_ALPHABET[Math.floor(Math.random() * SUFFIX_ALPHABET.length)];
  }
  return suffix;
}
