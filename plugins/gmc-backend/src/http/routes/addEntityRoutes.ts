import type { Router } from 'express';
import { readEntityRef } from '../parameters';
import { sendDocument } from '../sendDocument';
import type { RouteOptions } from './RouteOptions';

/** The connectors of one entity. */
export function addEntityRoutes(router: Router, options: RouteOptions): void {
  const { access, service, streams, subscriptions } = options;

  router.get(
    '/v1/entities/:kind/:namespace/:name/connectors',
    async (request, response) => {
      const entityRef = readEntityRef(request.params);
      const { sight, requireEntity } = await access.caller(request);
      await requireEntity(entityRef);
      sendDocument(response, await service.entityConnectors(sight, entityRef));
    },
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/stream',
    async (request, response) => {
      const entityRef = readEntityRef(request.params);
      const { sight, requireEntity } = await access.caller(request);
      await requireEntity(entityRef);
      await streams.open('entity', {
        response,
        current: () => service.entityConnectors(sight, entityRef),
        subscribe: listener => subscriptions.entity(entityRef, listener),
      });
    },
  );
}
