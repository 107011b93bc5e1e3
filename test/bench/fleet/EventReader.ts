import { request, type IncomingMessage } from 'node:http';

/** One open stream of server-sent events. */
export class EventReader {
  readonly #response: IncomingMessage;

  /** Resolves when the answer begins. */
  static open(
    url: string,
    token: string,
    onEvent: (event: string) => void,
  ): Promise<EventReader> {
    return new Promise((resolve, reject) => {
      const outgoing = request(url, {
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${token}`,
        },
        // A browser's tab has a connection of its own.
        agent: false,
      });
      outgoing.once('error', reject);
      outgoing.once('response', response => {
        if (response.statusCode === 200) {
          resolve(new EventReader(response, onEvent));
        } else {
          response.resume();
          reject(new Error(`${url}: ${response.statusCode}`));
        }
      });
      outgoing.end();
    });
  }

  private constructor(
    response: IncomingMessage,
    onEvent: (event: string) => void,
  ) {
    this.#response = response;
    let rest = '';
    response.setEncoding('utf8');
    response.on('error', () => {});
    response.on('data', (chunk: string) => {
      const events = (rest + chunk).split('\n\n');
      rest = events.pop() ?? '';
      for (const event of events) {
        if (event.startsWith('event:')) {
          onEvent(event);
        }
      }
    });
  }

  close(): void {
    this.#response.destroy();
  }
}
