import type { Router } from 'express';
import { openApiDocument } from '../../schema/openapi';
import { sendDocument } from '../sendDocument';
import type { RouteOptions } from './RouteOptions';

/** What the other routes take and answer. */
export function addOpenApiRoute(
  router: Router,
  { access }: RouteOptions,
): void {
  router.get('/v1/openapi.json', async (request, response) => {
    await access.credentials(request);
    sendDocument(response, openApiDocument);
  });
}
