import express from 'express';
import Router from 'express-promise-router';
import { addClusterRoutes } from './routes/addClusterRoutes';
import { addConnectorRoutes } from './routes/addConnectorRoutes';
import { addEntityRoutes } from './routes/addEntityRoutes';
import { addFleetRoutes } from './routes/addFleetRoutes';
import { addOpenApiRoute } from './routes/addOpenApiRoute';
import type { RouteOptions } from './routes/RouteOptions';

/** The routes of `/api/gmc`. */
export function createRouter(options: RouteOptions): express.Router {
  const router = Router();
  router.use(express.json({ limit: '10kb' }));
  addFleetRoutes(router, options);
  addEntityRoutes(router, options);
  addConnectorRoutes(router, options);
  addClusterRoutes(router, options);
  addOpenApiRoute(router, options);
  return router;
}
