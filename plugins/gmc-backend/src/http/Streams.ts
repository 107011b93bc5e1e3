import type { MetricsServiceCounter } from '@backstage/backend-plugin-api/alpha';
import { ServiceUnavailableError } from '@backstage/errors';
import type { Metrics } from '../telemetry/telemetryServices';
import { EventStream, type EventStreamOptions } from './EventStream';

/** What a stream is about. */
export type StreamSubject = 'entity' | 'connector' | 'fleet';

/** The open streams, whatever they are about. */
export class Streams {
  readonly #open = new Map<EventStream, StreamSubject>();
  readonly #events: MetricsServiceCounter;
  #closed = false;

  constructor({ metrics }: { metrics: Metrics }) {
    this.#events = metrics.createCounter('gmc.stream.events', {
      description: 'Events sent, by what the stream is about',
    });
  }

  /** Rejects, before anything is sent, as the first document does. */
  async open(
    subject: StreamSubject,
    options: Omit<EventStreamOptions, 'onSent'>,
  ): Promise<void> {
    if (this.#closed) {
      throw new ServiceUnavailableError('The backend is shutting down');
    }
    const { response } = options;
    const stream = await EventStream.open({
      ...options,
      onSent: () => this.#events.add(1, { subject }),
    });
    this.#open.set(stream, subject);
    response.once('close', () => this.#open.delete(stream));
    if (this.#closed || response.destroyed) {
      stream.end();
    }
  }

  /** How many are open about each subject. */
  counts(): Record<StreamSubject, number> {
    const counts = { entity: 0, connector: 0, fleet: 0 };
    for (const subject of this.#open.values()) {
      counts[subject] += 1;
    }
    return counts;
  }

  /** Ends all streams: a server waits for its open responses. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#open.keys()) {
      stream.end();
    }
  }
}
