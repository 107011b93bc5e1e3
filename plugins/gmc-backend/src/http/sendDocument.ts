import type { Response } from 'express';
import { renderDocument } from './renderDocument';

/**
 * Sends a document that is the caller's alone, or a 304 where the caller has
 * it already. The tag is a weak one: the times of two equal documents differ.
 */
export function sendDocument(response: Response, document: object): void {
  const { body, tag } = renderDocument(document);
  response.set({ ETag: `W/"${tag}"`, 'Cache-Control': 'private, no-cache' });
  response.type('application/json').send(body);
}
