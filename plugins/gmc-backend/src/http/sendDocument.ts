import type { Response } from 'express';
import { renderDocument } from './renderDocument';

/**
 * Sends a document that is the caller's alone, or a 304 where the caller has
 * it already. The tag is a weak one: the times of two equal documents differ.
 */
export function sendDocument(response: Response, document: object): void {
  const { body, tag } = renderDocument(document);
  response.set({ ETag: `W/"${tag}"`, 'Cache-Control': 'private, no-cache' });
  if (knows(response.req.get('If-None-Match'), tag)) {
    response.status(304).end();
    return;
  }
  response.type('application/json').send(body);
}

/**
 * Express would not look at the tag of a request with `Cache-Control: no-cache`,
 * which `fetch` adds by itself to every request with a tag.
 */
function knows(ifNoneMatch: string | undefined, tag: string): boolean {
  const tags = ifNoneMatch?.split(',') ?? [];
  return tags.some(each => each.trim().replace(/^W\//, '') === `"${tag}"`);
}
