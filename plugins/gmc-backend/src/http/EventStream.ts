import type { Response } from 'express';
import { renderDocument } from './renderDocument';

/** What a stream is made of. */
export interface EventStreamOptions {
  response: Response;
  /** Makes the current document. Ends the stream by rejecting. */
  current(): object | Promise<object>;
  /** Calls back whenever the document may be another one; returns the undo. */
  subscribe(listener: () => void): () => void;
  /**
   * How long changes are gathered, in milliseconds; 0 where whoever calls back
   * has done that. Defaults to 250.
   */
  coalesceMs?: number;
  /** An event was sent; heartbeats are none. */
  onSent?(): void;
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
export class EventStream {
  readonly #options: EventStreamOptions;
  readonly #undo: (() => void)[] = [];
  #sent: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** When a document was last made, whether or not it was sent. */
  #madeAt = -Infinity;
  #blocked = false;
  #updating = false;
  #ended = false;
  #dirty = false;

  private constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  /**
   * Opens a stream with a first document, made before the headers, so that a
   * refusal is still a status. Rejects as that does.
   */
  static async open(options: EventStreamOptions): Promise<EventStream> {
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

  #open(document: object): void {
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
    if (this.#dirty) {
      this.#schedule();
    }
  }

  #schedule(): void {
    this.#dirty = true;
    const { coalesceMs = COALESCE_MS } = this.#options;
    if (this.#timer || this.#updating || this.#blocked || this.#ended) {
      return;
    }
    if (coalesceMs === 0) {
      void this.#update();
      return;
    }
    const wait = this.#madeAt + coalesceMs - Date.now();
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
    this.#updating = true;
    try {
      this.#send('change', await this.#options.current());
    } catch {
      // The reader connects again and is told the reason by a status.
      this.end();
    }
    this.#updating = false;
    if (this.#dirty) {
      this.#schedule();
    }
  }

  #send(event: 'snapshot' | 'change', document: object): void {
    const { body, tag } = renderDocument(document);
    if (this.#sent !== tag) {
      this.#sent = tag;
      this.#write(`event: ${event}\ndata: ${body}\n\n`);
      this.#options.onSent?.();
    }
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
