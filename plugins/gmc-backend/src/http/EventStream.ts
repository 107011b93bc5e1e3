import type { Response } from 'express';

/** What a stream is made of. */
export interface EventStreamOptions<T> {
  response: Response;
  /** Makes the current document. Ends the stream by rejecting. */
  current(): Promise<T>;
  /** What readers would notice of a document. */
  signature(document: T): string;
  /** Calls back whenever the document may be another one; returns the undo. */
  subscribe(listener: () => void): () => void;
}

/** Changes within it are one; the first after a quiet time is sent at once. */
const COALESCE_MS = 250;
const HEARTBEAT_MS = 15_000;
/** Long enough to be rare, short enough for a withdrawn right to take hold. */
const MAX_AGE_MS = 15 * 60_000;

/**
 * One reader's server-sent events: a `snapshot`, then a `change` whenever the
 * document is another one. A reader that is slow gets the latest document,
 * not all of them.
 */
export class EventStream<T> {
  readonly #options: EventStreamOptions<T>;
  readonly #undo: (() => void)[] = [];
  #sent: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When a document was last made, whether or not it was sent. */
  #madeAt = -Infinity;
  #blocked = false;
  #ended = false;
  #dirty = false;

  private constructor(options: EventStreamOptions<T>) {
    this.#options = options;
  }

  /**
   * Opens a stream with a first document, made before the headers, so that a
   * refusal is still a status. Rejects as that does.
   */
  static async open<T>(
    options: EventStreamOptions<T>,
  ): Promise<EventStream<T>> {
    const stream = new EventStream(options);
    // Subscribed first: a change while the first document is made counts.
    stream.#undo.push(options.subscribe(() => stream.#schedule()));
    try {
      stream.#open(await options.current());
    } catch (error) {
      stream.#release();
      throw error;
    }
    return stream;
  }

  end(): void {
    if (!this.#ended) {
      this.#release();
      this.#options.response.end();
    }
  }

  #open(document: T): void {
    const { response } = this.#options;
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      // Compression would hold events back until the end.
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    });
    response.once('close', () => this.#release());
    response.on('drain', () => {
      this.#blocked = false;
      if (this.#dirty) {
        this.#schedule();
      }
    });
    const heartbeat = setInterval(() => this.#write(':\n\n'), HEARTBEAT_MS);
    const lifetime = setTimeout(() => this.end(), MAX_AGE_MS);
    this.#undo.push(
      () => clearInterval(heartbeat),
      () => clearTimeout(lifetime),
    );
    this.#madeAt = Date.now();
    this.#send('snapshot', document);
  }

  #schedule(): void {
    this.#dirty = true;
    if (this.#timer || this.#blocked || this.#ended) {
      return;
    }
    const wait = this.#madeAt + COALESCE_MS - Date.now();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#update();
    }, Math.max(0, wait));
  }

  async #update(): Promise<void> {
    if (this.#ended || this.#blocked || this.#sent === undefined) {
      return;
    }
    this.#dirty = false;
    this.#madeAt = Date.now();
    try {
      const document = await this.#options.current();
      if (this.#options.signature(document) !== this.#sent) {
        this.#send('change', document);
      }
    } catch {
      // The reader connects again and is told the reason by a status.
      this.end();
    }
  }

  #send(event: 'snapshot' | 'change', document: T): void {
    this.#sent = this.#options.signature(document);
    this.#write(`event: ${event}\ndata: ${JSON.stringify(document)}\n\n`);
  }

  #write(text: string): void {
    if (!this.#ended && !this.#options.response.write(text)) {
      this.#blocked = true;
    }
  }

  #release(): void {
    this.#ended = true;
    clearTimeout(this.#timer);
    for (const undo of this.#undo.splice(0)) {
      undo();
    }
  }
}
