import { IncomingMessage } from 'node:http';
import type { RequestHandler } from 'express';

/**
 * Makes a response that is piped from another server behave as a stream from
 * end to end:
 *
 * - the headers go out with the pipe, not with its first byte
 * - a client that leaves aborts the request behind it
 * - a source that breaks off breaks the response off, so that the client
 *   hears of it
 */
export function mendStreams(): RequestHandler {
  return (req, res, next) => {
    res.once('close', () => {
      // Node says 'aborted' only where a request's body is unfinished, and
      // that event is what http-proxy aborts its own request by.
      if (!res.writableFinished) {
        req.emit('aborted');
      }
    });
    res.once('pipe', (source: unknown) => {
      res.flushHeaders();
      if (source instanceof IncomingMessage) {
        source.once('close', () => {
          if (!source.complete) {
            res.destroy();
          }
        });
      }
    });
    next();
  };
}
