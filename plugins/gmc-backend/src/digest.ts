import { createHash } from 'node:crypto';

/** A short name for a text: the same for the same, and not the way back. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}
