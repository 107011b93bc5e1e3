import type { Router } from 'express';
import { askPlacement } from '../../service/askPlacement';
import { audited } from '../audited';
import { readPlacement } from '../parameters';
import { sendDocument } from '../sendDocument';
import type { RouteOptions } from './RouteOptions';

/** The clusters, and what has to be asked of one of them. */
export function addClusterRoutes(router: Router, options: RouteOptions): void {
  const { access, service, api, auditor } = options;

  router.get('/v1/clusters', async (request, response) => {
    const { sight } = await access.caller(request);
    sendDocument(response, service.clusters(sight));
  });

  router.post('/v1/clusters/:cluster/placement', async (request, response) => {
    const place = readPlacement(request.params, request.body);
    const event = { eventId: 'placement-fetch', request, meta: place };
    const document = await audited(auditor, event, async () => {
      await access.caller(request);
      return askPlacement(api, place.cluster, place.namespace);
    });
    response.json(document);
  });
}
