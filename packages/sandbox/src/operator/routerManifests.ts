import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import type { KubeObject } from '../cluster/objects';

export const ROUTER_PORT = 8080;

/** The router's Deployment and Service, around the graph that it is to serve. */
export function routerManifests(
  connector: GMConnector,
  serviceUrls: ReadonlyMap<object, string>,
): KubeObject[] {
  const { namespace } = connector.metadata;
  const name = routerServiceName(connector);
  const labels = { app: name };
  const graph = graphJson(connector, serviceUrls);
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace },
      spec: {
        type: 'ClusterIP',
        selector: labels,
        ports: [
          { port: ROUTER_PORT, protocol: 'TCP', targetPort: ROUTER_PORT },
        ],
      },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: `${name}-deployment`, namespace },
      spec: {
        replicas: 1,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            serviceAccountName: 'default',
            containers: [
              {
                name: 'router-server',
                image: 'opea/gmcrouter:latest',
                imagePullPolicy: 'IfNotPresent',
                args: ['--graph-json', graph],
                // The connector's router configuration is never read, so these stay empty.
                env: ['no_proxy', 'http_proxy', 'https_proxy'].map(
                  variable => ({
                    name: variable,
                  }),
                ),
                ports: [{ containerPort: ROUTER_PORT, protocol: 'TCP' }],
              },
            ],
          },
        },
      },
    },
  ];
}

export function routerServiceName({ spec }: GMConnector): string {
  return spec.routerConfig.serviceName || 'router-service';
}

/**
 * The connector as the operator hands it to the router. The operator pastes it
 * into a template between single quotes and cuts the result at `---`, so that
 * either of these in any value breaks the router for good.
 */
function graphJson(
  { spec }: GMConnector,
  serviceUrls: ReadonlyMap<object, string>,
): string {
  const nodes = Object.fromEntries(
    Object.entries(spec.nodes).map(([node, { routerType, steps = [] }]) => [
      node,
      {
        routerType,
        steps: steps.map(step => ({
          ...step,
          ...(serviceUrls.has(step) && { serviceUrl: serviceUrls.get(step) }),
        })),
      },
    ]),
  );
  const {
    name,
    serviceName,
    nameSpace = '',
    config = null,
  } = spec.routerConfig;
  const graph = JSON.stringify({
    metadata: { creationTimestamp: null },
    spec: { nodes, routerConfig: { name, serviceName, nameSpace, config } },
    status: { condition: { lastUpdateTime: null } },
  });
  if (graph.includes("'")) {
    throw new Error(
      'Failed to decode router template: yaml: did not find expected key',
    );
  }
  if (graph.includes('---')) {
    throw new Error(
      'Failed to decode router template: yaml: unexpected end of stream',
    );
  }
  return graph;
}
