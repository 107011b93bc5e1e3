import type { Router } from 'express';
import { readPlace } from '../parameters';
import { sendDocument } from '../sendDocument';
import type { RouteOptions } from './RouteOptions';

const CONNECTOR =
  '/v1/clusters/:cluster/namespaces/:namespace/connectors/:name';

/** One connector by its place. */
export function addConnectorRoutes(
  router: Router,
  options: RouteOptions,
): void {
  const { access, service, streams, subscriptions } = options;

  router.get(CONNECTOR, async (request, response) => {
    const place = readPlace(request.params);
    const { sight } = await access.caller(request);
    sendDocument(response, service.connector(sight, place));
  });

  router.get(`${CONNECTOR}/stream`, async (request, response) => {
    const place = readPlace(request.params);
    const caller = await access.caller(request);
    await streams.open('connector', {
      response,
      current: () => caller.with(sight => service.connector(sight, place)),
      subscribe: listener => subscriptions.connector(place, listener),
    });
  });
}
