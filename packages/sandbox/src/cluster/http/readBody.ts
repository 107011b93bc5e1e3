import type { IncomingMessage } from 'node:http';
import { parse } from 'yaml';
import { isJsonObject, type JsonObject } from '../objects';
import { StatusError } from '../StatusError';

// etcd refuses more than that.
const LARGEST_BODY = 3 * 1024 * 1024;

/** The request's JSON or YAML object; undefined if it has none. */
export async function readBody(
  request: IncomingMessage,
): Promise<JsonObject | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LARGEST_BODY) {
      throw new StatusError(
        413,
        'RequestEntityTooLarge',
        `Request entity too large: limit is ${LARGEST_BODY}`,
      );
    }
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  if (!text.trim()) return undefined;
  let value: unknown;
  try {
    value = mediaType(request).endsWith('yaml')
      ? parse(text)
      : JSON.parse(text);
  } catch {
    throw StatusError.badRequest(
      "the object provided is unrecognized: couldn't get version/kind; parse error",
    );
  }
  if (!isJsonObject(value)) {
    throw StatusError.badRequest(
      "the object provided is unrecognized: couldn't get version/kind",
    );
  }
  return value;
}

export function mediaType(request: IncomingMessage): string {
  return (request.headers['content-type'] ?? 'application/json')
    .split(';')[0]
    .trim();
}
