/** Reads server-sent events one by one, each within four seconds. */
export class EventReader<T> {
  readonly response: Response;
  readonly #body: ReadableStreamDefaultReader<string>;
  #text = '';

  constructor(response: Response) {
    this.response = response;
    this.#body = response
      .body!.pipeThrough(new TextDecoderStream())
      .getReader();
  }

  /** Undefined when the stream has ended. */
  async next(): Promise<{ event: string; data: T } | undefined> {
    for (;;) {
      const end = this.#text.indexOf('\n\n');
      if (end >= 0) {
        const block = this.#text.slice(0, end);
        this.#text = this.#text.slice(end + 2);
        const match = /^event: (.*)\ndata: (.*)$/.exec(block);
        if (match) {
          return { event: match[1], data: JSON.parse(match[2]) };
        }
        continue;
      }
      const { done, value } = await withinSeconds(4, this.#body.read());
      if (done) {
        return undefined;
      }
      this.#text += value;
    }
  }

  /** The next event whose document is like that. */
  async until(
    isWanted: (document: T) => boolean,
  ): Promise<{ event: string; data: T }> {
    for (;;) {
      const event = await this.next();
      if (!event) {
        throw new Error('The stream ended before what was waited for');
      }
      if (isWanted(event.data)) {
        return event;
      }
    }
  }

  close(): Promise<void> {
    return this.#body.cancel();
  }
}

export function withinSeconds<T>(
  seconds: number,
  promise: Promise<T>,
): Promise<T> {
  let timer: NodeJS.Timeout;
  return Promise.race([
    promise,
    new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new Error(`Nothing within ${seconds} s`)),
        seconds * 1_000,
      );
    }),
  ]).finally(() => clearTimeout(timer));
}
