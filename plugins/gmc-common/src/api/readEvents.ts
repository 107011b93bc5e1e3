import { createParser } from 'eventsource-parser';

/** Far above the largest document, far below what would hurt a browser. */
const LARGEST_EVENT = 16 * 1024 * 1024;

/**
 * The data of each server-sent event of a response.
 *
 * @param options - `patience` is asked before each wait how long, in
 * milliseconds, the response may bring nothing; `heard` is told whenever it
 * brings something, be it a heartbeat
 * @throws if the response is no event stream, breaks, or is silent for longer
 */
export async function* readEvents(
  response: Response,
  options: { patience: () => number; heard: () => void },
): AsyncGenerator<string, void, undefined> {
  const type = response.headers.get('Content-Type') ?? '';
  if (!type.startsWith('text/event-stream') || !response.body) {
    throw new Error(`Expected an event stream, got '${type}'`);
  }
  const events: string[] = [];
  const parser = createParser({
    onEvent: event => events.push(event.data),
    maxBufferSize: LARGEST_EVENT,
  });
  const decoder = new TextDecoder();
  const reader = response.body.getReader();
  try {
    for (;;) {
      const { done, value } = await within(options.patience(), reader.read());
      if (done) {
        return;
      }
      options.heard();
      parser.feed(decoder.decode(value, { stream: true }));
      yield* events.splice(0);
    }
  } finally {
    // Not awaited: a source that hangs would hang its cancellation as well.
    reader.cancel().catch(() => {});
  }
}

/** The promise's outcome, or an error if it takes longer than that. */
export async function within<T>(
  milliseconds: number,
  promise: Promise<T>,
): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`Nothing came within ${milliseconds} ms`)),
      milliseconds,
    );
  });
  try {
    return await Promise.race([promise, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
