import type { Router } from 'express';
import { readFleetQuery } from '../parameters';
import { sendDocument } from '../sendDocument';
import type { RouteOptions } from './RouteOptions';

/** The connectors of all clusters, as many as the caller may see. */
export function addFleetRoutes(router: Router, options: RouteOptions): void {
  const { access, service, streams, subscriptions } = options;

  router.get('/v1/connectors', async (request, response) => {
    const query = readFleetQuery(request);
    const { sight } = await access.caller(request);
    sendDocument(response, await service.tracedFleet(sight, query));
  });

  router.get('/v1/connectors/stream', async (request, response) => {
    const query = readFleetQuery(request);
    const caller = await access.caller(request);
    await streams.open('fleet', {
      response,
      current: () => caller.with(sight => service.fleet(sight, query)),
      subscribe: listener => subscriptions.fleet(listener),
      coalesceMs: 0,
    });
  });
}
