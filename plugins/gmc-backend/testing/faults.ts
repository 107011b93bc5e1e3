import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** A request on its way through the proxy, and what becomes of it. */
export interface Exchange {
  url: string;
  isWatch: boolean;
  response: ServerResponse;
  /** What is changed in the API server's own answer. */
  changes: { headers?: Record<string, string> };
}

/**
 * What is done wrong with a request. True if nothing is left to be done with
 * it, else it is passed on.
 */
export type Fault = (exchange: Exchange) => boolean | Promise<boolean>;

/** Answers with a `Status`, as an API server does. */
export function answer(
  response: ServerResponse,
  code: number,
  status: { reason?: string; message: string },
  headers: Record<string, string> = {},
): void {
  response.writeHead(code, { 'content-type': 'application/json', ...headers });
  response.end(
    JSON.stringify({ kind: 'Status', apiVersion: 'v1', code, ...status }),
  );
}

/** An API server that answers, but not what was asked for. */
export function answers(
  code: number,
  reason: string,
  headers?: Record<string, string>,
): Fault {
  return ({ response }) => {
    answer(response, code, { reason, message: `It is ${reason}` }, headers);
    return true;
  };
}

/** Connections are taken and never answered. */
export const hangs: Fault = () => true;

/** Connections are broken off as soon as something is asked. */
export const breaksOff: Fault = ({ response }) => {
  response.destroy();
  return true;
};

/** Everything takes its time, and comes right. */
export function isSlow(milliseconds: number): Fault {
  return async () => {
    await delay(milliseconds);
    return false;
  };
}

/** Something in between has a page to show. */
export const saysGarbage: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html>Please sign in</html>\n');
  return true;
};

/** A JSON value, but no list and no event. */
export const saysNothingOfUse: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}\n');
  return true;
};

/** The answer ends in its middle. */
export const breaksOffHalfWay: Fault = ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('{"type":"ADDED","object":{"metadata":{"na', () =>
    response.destroy(),
  );
  return true;
};

/** A line that never ends, as fast as it is read. */
export const neverEndsALine: Fault = async ({ response }) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  const piece = 'x'.repeat(256 * 1024);
  const closed = new Promise(done => response.once('close', done));
  // Far more than anybody should read, but not for ever.
  for (let i = 0; i < 1_000 && !response.destroyed; i++) {
    if (!response.write(piece)) {
      await Promise.race([
        new Promise(done => response.once('drain', done)),
        closed,
      ]);
    }
  }
  response.end();
  return true;
};

/** Watches are taken up, and nothing is told. */
export const watchesInSilence: Fault = ({ isWatch, response }) => {
  if (isWatch) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
  }
  return isWatch;
};

/** Within a watch, as the API server's cache puts it. */
export const expiresInAWatch: Fault = ({ isWatch, response }) => {
  if (isWatch) {
    const object = {
      kind: 'Status',
      code: 410,
      reason: 'Expired',
      message: '',
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
  }
  return isWatch;
};

/** Lists are answered up to their first page. */
export const expiresBetweenPages: Fault = ({ url, response }) => {
  const isNextPage = url.includes('continue=');
  if (isNextPage) {
    answer(response, 410, { reason: 'Expired', message: 'The token expired' });
  }
  return isNextPage;
};

/** An API server of before lists could be streamed. */
export const streamsNoLists: Fault = ({ url, response }) => {
  const isStream = url.includes('sendInitialEvents');
  if (isStream) {
    answer(response, 422, {
      reason: 'Invalid',
      message: 'Forbidden for watch',
    });
  }
  return isStream;
};

/** Watches end as soon as they begin, without an error. */
export const endsWatches: Fault = ({ isWatch, response }) => {
  if (isWatch) {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end();
  }
  return isWatch;
};

/** Its clock is ahead by so many seconds; behind, if they are negative. */
export function hasClockAhead(seconds: number): Fault {
  return ({ changes }) => {
    const date = new Date(Date.now() + seconds * 1_000).toUTCString();
    changes.headers = { date };
    return false;
  };
}

/** Only what is asked of some resources goes wrong. */
export function only(part: string, fault: Fault): Fault {
  return exchange => exchange.url.includes(part) && fault(exchange);
}

/** Each of these with this probability, decided anew for each request. */
export function sometimes(
  random: () => number,
  probability: number,
  fault: Fault,
): Fault {
  return exchange => random() < probability && fault(exchange);
}
