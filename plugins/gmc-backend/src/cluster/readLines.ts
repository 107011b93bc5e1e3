/**
 * More than an object can have: etcd takes 1.5 MiB at most, and JSON makes
 * little more of it.
 */
export const MAX_LINE_LENGTH = 8 * 1024 * 1024;

/** A line that has no end in sight. */
export class LineTooLongError extends Error {
  readonly name = 'LineTooLongError';

  constructor(maxLength: number) {
    super(`A line is longer than ${maxLength} characters`);
  }
}

/**
 * The lines of a stream of UTF-8, each as soon as it is complete. What is left
 * at the end without a line break is dropped: a watch that breaks off leaves
 * half an object.
 *
 * Throws {@link LineTooLongError} rather than keep an endless line.
 */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
  maxLength = MAX_LINE_LENGTH,
): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let parts: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const pieces = decoder.decode(value, { stream: true }).split('\n');
      const last = pieces.pop() ?? '';
      for (const piece of pieces) {
        parts.push(piece);
        const line = parts.join('');
        parts = [];
        length = 0;
        if (line.trim() !== '') {
          yield line;
        }
      }
      parts.push(last);
      length += last.length;
      if (length > maxLength) {
        throw new LineTooLongError(maxLength);
      }
    }
  } finally {
    // Whoever stops reading gives up the request, too.
    await reader.cancel().catch(() => {});
  }
}
