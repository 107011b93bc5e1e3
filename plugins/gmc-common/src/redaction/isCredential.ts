import { isCredentialKey } from './credentialKey';
import { redact } from './redact';

/** Whether a value must not be in a file, by its name or by what it looks like. */
export function isCredential(name: string, value: string): boolean {
  return isCredentialKey(name) || holdsCredential(value);
}

/** `postgres://app:secret@db` does, `postgres://app:${PASSWORD}@db` does not. */
function holdsCredential(value: string): boolean {
  const literal = value
    .replace(/\/\/[^/@\s]*\$\{[^}]*\}@/g, '//')
    .replace(/\$\{[^}]*\}/g, '');
  return redact(literal) !== literal;
}
