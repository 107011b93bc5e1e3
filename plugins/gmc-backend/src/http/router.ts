import { NotAllowedError } from '@backstage/errors';
import type { EntityConnectorsDocument } from '@opea/backstage-plugin-gmc-common';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import express from 'express';
import Router from 'express-promise-router';
import { askPlacement } from '../service/askPlacement';
import type { ConnectorService } from '../service/ConnectorService';
import type { Access } from './Access';
import type { EntityStreams } from './EntityStreams';
import { readEntityRef, readPlace, readPlacement } from './parameters';

/** What the routes need. */
export interface RouterOptions {
  access: Access;
  service: ConnectorService;
  streams: EntityStreams;
  api: ClusterApi;
}

/** The routes of `/api/gmc`. */
export function createRouter(options: RouterOptions): express.Router {
  const { access, service, streams, api } = options;
  const router = Router();
  router.use(express.json({ limit: '10kb' }));

  router.get('/v1/clusters', async (request, response) => {
    await access.caller(request);
    response.json(service.clusters());
  });

  router.get(
    '/v1/entities/:kind/:namespace/:name/connectors',
    async (request, response) => {
      const entityRef = readEntityRef(request.params);
      const credentials = await access.caller(request);
      await access.requireEntity(entityRef, credentials);
      const document: EntityConnectorsDocument = await service.entityConnectors(
        entityRef,
        place => access.mayRead(place, credentials),
      );
      response.json(document);
    },
  );

  router.get(
    '/v1/entities/:kind/:namespace/:name/stream',
    async (request, response) => {
      const entityRef = readEntityRef(request.params);
      const credentials = await access.caller(request);
      await access.requireEntity(entityRef, credentials);
      await streams.open(entityRef, response, place =>
        access.mayRead(place, credentials),
      );
    },
  );

  router.get(
    '/v1/clusters/:cluster/namespaces/:namespace/connectors/:name',
    async (request, response) => {
      const place = readPlace(request.params);
      const credentials = await access.caller(request);
      if (!(await access.mayRead(place, credentials))) {
        throw new NotAllowedError('You may not see this connector');
      }
      const entity = await service.linkedEntity(place);
      if (entity) {
        await access.requireEntity(entity.entityRef, credentials);
      }
      response.json(await service.connector(place));
    },
  );

  router.post('/v1/clusters/:cluster/placement', async (request, response) => {
    const { cluster, namespace } = readPlacement(request.params, request.body);
    await access.caller(request);
    response.json(await askPlacement(api, cluster, namespace));
  });

  return router;
}
