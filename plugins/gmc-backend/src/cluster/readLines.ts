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

/** Puts lines together from chunks that are cut anywhere. */
class LineSplitter {
  /** Complete lines, for whoever takes them out. */
  readonly lines: string[] = [];
  readonly #decoder = new TextDecoder();
  readonly #maxLength: number;
  #parts: string[] = [];
  #length = 0;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  add(chunk: Uint8Array): void {
    const pieces = this.#decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      this.#parts.push(piece);
      const line = this.#parts.join('');
      this.#parts = [];
      this.#length = 0;
      if (line.trim() !== '') {
        this.lines.push(line);
      }
    }
    if (last !== '') {
      this.#parts.push(last);
      this.#length += last.length;
    }
  }

  /** Throws where a line is too long that is not complete. */
  check(): void {
    if (this.#length > this.#maxLength) {
      throw new LineTooLongError(this.#maxLength);
    }
  }
}

/**
 * What the lines of a stream of UTF-8 say, each as soon as it is complete. What
 * is left at the end without a line break is dropped: a watch that breaks off
 * leaves half an object.
 *
 * Throws {@link LineTooLongError} rather than keep an endless line.
 *
 * @param parse - what to make of a line
 */
export async function* readLines<T>(
  body: ReadableStream<Uint8Array>,
  parse: (line: string) => T,
  maxLength = MAX_LINE_LENGTH,
): AsyncGenerator<T> {
  const reader = body.getReader();
  const splitter = new LineSplitter(maxLength);
  // A generator keeps what its variables had last for as long as it waits,
  // which for a watch is minutes: none of them holds any text.
  const read = async () => {
    const { done, value } = await reader.read();
    if (!done) {
      splitter.add(value);
    }
    return !done;
  };
  const take = () => parse(splitter.lines.shift() ?? '');
  try {
    while (await read()) {
      while (splitter.lines.length > 0) {
        yield take();
      }
      splitter.check();
    }
  } finally {
    // Whoever stops reading gives up the request, too.
    await reader.cancel().catch(() => {});
  }
}
