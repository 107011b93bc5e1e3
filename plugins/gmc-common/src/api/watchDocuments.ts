import { ResponseError, toError } from '@backstage/errors';
import { readEvents, within } from './readEvents';
import { SchemaVersionError } from './readDocument';

/**
 * How patient a watch is, all in milliseconds.
 *
 * @public
 */
export interface WatchTiming {
  /** The first wait before connecting again; it doubles with each failure. */
  retry: number;
  /** The longest wait before connecting again. */
  retryLimit: number;
  /** Between two polls, where streams don't get through. */
  poll: number;
  /** How long a stream may take to bring its first document. */
  firstDocument: number;
  /** How long a stream may be silent; heartbeats count as sound. */
  silence: number;
}

/** Suits a browser tab. */
export const defaultWatchTiming: WatchTiming = {
  retry: 1_000,
  retryLimit: 30_000,
  poll: 10_000,
  firstDocument: 10_000,
  silence: 90_000,
};

/** Streams that break in a row before they are tried less often. */
const STREAM_ATTEMPTS = 3;

/** While polling, a stream is tried again every so many polls. */
const POLLS_PER_STREAM_ATTEMPT = 30;

/** What `watchDocuments` reads from, and for how long. */
export interface WatchInput<T> {
  openStream(signal: AbortSignal): Promise<Response>;
  poll(signal: AbortSignal): Promise<T>;
  /** Reads the data of one event. */
  parse(data: string): T;
  signal: AbortSignal;
  onInterruption?: (error: Error, lastHeard: Date | undefined) => void;
  timing: WatchTiming;
}

/**
 * Documents as they change: from a stream of server-sent events while there is
 * one, by polling while there is none.
 *
 * A broken stream is followed by a poll at once. It brings the document where
 * only streams are held up (a proxy that buffers), and otherwise the reason.
 */
export async function* watchDocuments<T>(
  input: WatchInput<T>,
): AsyncGenerator<T, void, undefined> {
  const { signal, timing } = input;
  let brokenStreams = 0;
  let failures = 0;
  let polls = 0;
  let lastHeard: Date | undefined;
  const heard = () => {
    lastHeard = new Date();
  };

  while (!signal.aborted) {
    const streamsGetThrough = brokenStreams < STREAM_ATTEMPTS;
    if (streamsGetThrough || polls % POLLS_PER_STREAM_ATTEMPT === 0) {
      const stream = yield* followStream(input, heard);
      if (stream.documents > 0) {
        brokenStreams = 0;
        failures = 0;
      }
      if (!stream.broken) {
        await pause(jittered(timing.retry), signal);
        continue;
      }
      brokenStreams += 1;
    }
    if (signal.aborted) {
      return;
    }
    try {
      const document = await pollOnce(input);
      heard();
      failures = 0;
      polls += 1;
      yield document;
      await pause(
        jittered(streamsGetThrough ? timing.retry : timing.poll),
        signal,
      );
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const failure = toError(error);
      if (isFinal(failure)) {
        throw failure;
      }
      input.onInterruption?.(failure, lastHeard);
      failures += 1;
      const wait = timing.retry * 2 ** (failures - 1);
      await pause(jittered(Math.min(wait, timing.retryLimit)), signal);
    }
  }
}

/**
 * One stream, from its opening to its end. Why it broke is left to the poll
 * that follows: it finds out whether it matters.
 */
async function* followStream<T>(
  input: WatchInput<T>,
  heard: () => void,
): AsyncGenerator<T, { documents: number; broken: boolean }, undefined> {
  const { timing } = input;
  const request = linkedController(input.signal);
  let documents = 0;
  try {
    const response = await within(
      timing.firstDocument,
      input.openStream(request.signal),
    );
    const patience = () =>
      documents === 0 ? timing.firstDocument : timing.silence;
    const events = readEvents(response, { patience, heard });
    for await (const data of events) {
      const document = input.parse(data);
      documents += 1;
      yield document;
    }
    return { documents, broken: documents === 0 };
  } catch {
    return { documents, broken: true };
  } finally {
    request.end();
  }
}

/** One poll; a backend that takes the request and stays mute is given up. */
async function pollOnce<T>(input: WatchInput<T>): Promise<T> {
  const request = linkedController(input.signal);
  try {
    return await within(input.timing.silence, input.poll(request.signal));
  } finally {
    request.end();
  }
}

/** A signal that is aborted with its parent, or when the request is over. */
function linkedController(parent: AbortSignal): {
  signal: AbortSignal;
  end(): void;
} {
  const controller = new AbortController();
  const abort = () => controller.abort();
  parent.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    end: () => {
      parent.removeEventListener('abort', abort);
      abort();
    },
  };
}

/** Whether waiting is no remedy: refused, or another version of the API. */
function isFinal(error: Error): boolean {
  if (ResponseError.is(error)) {
    const { statusCode } = error;
    const passing = statusCode === 408 || statusCode === 429;
    return statusCode >= 400 && statusCode < 500 && !passing;
  }
  return error instanceof SchemaVersionError;
}

/** Half to all of it, so that many tabs don't come back at the same moment. */
function jittered(milliseconds: number): number {
  return milliseconds * (0.5 + Math.random() / 2);
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve();
      return;
    }
    // Pauses are many and the signal is one: no listener may stay behind.
    const listening = new AbortController();
    const timer = setTimeout(() => {
      listening.abort();
      resolve();
    }, milliseconds);
    const giveUp = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', giveUp, {
      once: true,
      signal: listening.signal,
    });
  });
}
