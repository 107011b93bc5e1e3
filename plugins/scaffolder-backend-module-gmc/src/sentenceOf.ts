import { isError, ResponseError } from '@backstage/errors';
import { redact } from '@opea/backstage-plugin-gmc-common';

/**
 * What went wrong, in the words of whoever knows: another backend's answer, or
 * the cause of a request that got none (`fetch failed` tells nothing).
 * Credentials are blotted out.
 */
export function sentenceOf(error: unknown): string {
  if (error instanceof ResponseError) {
    const { message } = error.body.error;
    return redact(`${message} (${error.statusCode} ${error.statusText})`);
  }
  if (!isError(error)) {
    return redact(String(error));
  }
  const { cause } = error;
  if (!isError(cause)) {
    return redact(error.message);
  }
  // Several addresses of one host that all refuse have a code, and no message.
  const { code } = cause as { code?: unknown };
  return redact(cause.message || String(code ?? error.message));
}
