import type {
  ConnectorStep,
  GMConnector,
} from '@opea/backstage-plugin-gmc-common';
import type { KubeObject } from '../cluster/objects';
import { type Component, components } from './components';
import { connectorStatus, type Managed } from './connectorStatus';
import type { KubeClient } from './KubeClient';
import { collectionPath, objectPath } from './paths';
import {
  ROUTER_PORT,
  routerManifests,
  routerServiceName,
} from './routerManifests';
import { configMapOf, deploymentOf, serviceOf } from './stepManifests';

/** Configuration keys that name another step's service instead of a value. */
const DOWNSTREAM_KEYS = new Set([
  'TEI_EMBEDDING_ENDPOINT',
  'TEI_RERANKING_ENDPOINT',
  'TGI_LLM_ENDPOINT',
  'REDIS_URL',
  'ASR_ENDPOINT',
  'TTS_ENDPOINT',
  'TEI_ENDPOINT',
]);

/** Keys that are for the operator itself. */
const OWN_KEYS = new Set(['endpoint', 'nodes']);

/**
 * One pass over a connector, in the real operator's order: the objects of each
 * step, then the router, then what is no longer asked for, then the status. A
 * step that fails ends the pass, and neither an Event nor the status tells;
 * what the pass made before stays.
 */
export async function reconcileConnector(
  client: KubeClient,
  connector: GMConnector,
): Promise<void> {
  const managed = new Map<string, Managed>();
  const serviceUrls = new Map<object, string>();
  let external = 0;
  for (const { steps = [] } of Object.values(connector.spec.nodes)) {
    for (const step of steps) {
      // A nested node is not deployed, even if the step has a service too.
      if (step.nodeName) continue;
      if (step.externalService) {
        serviceUrls.set(step, step.externalService);
        external += 1;
        continue;
      }
      serviceUrls.set(
        step,
        await deployStep(client, connector, step, steps, managed),
      );
    }
  }
  const routerUrl = serviceUrl(
    'http',
    routerServiceName(connector),
    connector,
    ROUTER_PORT,
  );
  checkNamespace(connector, connector.spec.routerConfig.nameSpace);
  for (const manifest of routerManifests(connector, serviceUrls)) {
    await applyOwned(client, connector, manifest, managed, routerUrl);
  }
  await removeObsolete(client, connector, managed);
  const status = await connectorStatus(client, managed, external, routerUrl);
  const path = objectPath(connector);
  const latest = await client.get<GMConnector>(path);
  await client.update(`${path}/status`, { ...latest, status });
}

/** @returns the URL at which the router is to call the step */
async function deployStep(
  client: KubeClient,
  connector: GMConnector,
  step: ConnectorStep,
  node: ConnectorStep[],
  managed: Map<string, Managed>,
): Promise<string> {
  const component = componentOf(step);
  const { serviceName, nameSpace, config = {} } = step.internalService ?? {};
  checkNamespace(connector, nameSpace);
  const namespace = connector.metadata.namespace ?? 'default';
  const deployable = { component, namespace, serviceName, env: [] };
  const url = `${serviceUrl(
    'http',
    serviceName || component.template,
    connector,
    component.ports[0].port,
  )}${config.endpoint ?? ''}`;

  const configMap = configMapOf(deployable);
  if (configMap) await applyOwned(client, connector, configMap, managed, url);
  await applyOwned(client, connector, serviceOf(deployable), managed, url);
  const env = environment(connector, config, node);
  await applyOwned(
    client,
    connector,
    deploymentOf({ ...deployable, env }),
    managed,
    url,
  );
  return url;
}

function componentOf(step: ConnectorStep): Component {
  const component = components[step.name];
  if (!component) throw new Error(`unexpected target ${step.name}`);
  return component;
}

/**
 * The container's variables, in the order of their names. (The real operator
 * goes by the random order of a Go map, so that a pass may restart Pods
 * without need.)
 */
function environment(
  connector: GMConnector,
  config: Record<string, string>,
  node: ConnectorStep[],
): { name: string; value: string }[] {
  return Object.entries(config)
    .filter(([key]) => !OWN_KEYS.has(key))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => ({
      name,
      value: DOWNSTREAM_KEYS.has(name)
        ? downstreamUrl(connector, value, node)
        : value,
    }));
}

function downstreamUrl(
  connector: GMConnector,
  wanted: string,
  node: ConnectorStep[],
): string {
  const target = node.find(
    ({ internalService }) =>
      internalService?.isDownstreamService &&
      internalService.serviceName === wanted,
  );
  if (!target) throw new Error(`empty stepCfg for ${wanted}`);
  // It is the target that decides about the scheme, whatever the key is.
  const scheme = target.name === 'VectorDB' ? 'redis' : 'http';
  return serviceUrl(
    scheme,
    wanted,
    connector,
    componentOf(target).ports[0].port,
  );
}

function serviceUrl(
  scheme: string,
  service: string,
  { metadata }: GMConnector,
  port: number,
): string {
  return `${scheme}://${service}.${metadata.namespace}.svc.cluster.local:${port}`;
}

function checkNamespace(
  { metadata }: GMConnector,
  wanted: string | undefined,
): void {
  if (!wanted || wanted === metadata.namespace) return;
  throw new Error(
    `cross-namespace owner references are disallowed, owner's namespace ${metadata.namespace}, obj's namespace ${wanted}`,
  );
}

/** Creates the object or replaces all of it, whoever made it; it is the connector's then. */
async function applyOwned(
  client: KubeClient,
  connector: GMConnector,
  manifest: KubeObject,
  managed: Map<string, Managed>,
  url: string,
): Promise<void> {
  const { name, uid = '' } = connector.metadata;
  const owned: KubeObject = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      ownerReferences: [
        {
          apiVersion: connector.apiVersion,
          kind: connector.kind,
          name,
          uid,
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
    },
  };
  const path = objectPath(owned);
  const existing = await client.find(path);
  if (existing) await client.update(path, onTopOf(existing, owned));
  else await client.create(collectionPath(owned), owned);
  managed.set(path, { object: owned, url });
}

function onTopOf(existing: KubeObject, wanted: KubeObject): KubeObject {
  const { resourceVersion, annotations } = existing.metadata;
  const next: KubeObject = {
    ...wanted,
    metadata: { ...wanted.metadata, resourceVersion, annotations },
  };
  if (wanted.kind === 'Service') {
    const { clusterIP, clusterIPs } = existing.spec as {
      clusterIP?: string;
      clusterIPs?: string[];
    };
    next.spec = { ...(wanted.spec as object), clusterIP, clusterIPs };
  }
  return next;
}

/** What an earlier status names and this pass did not make. */
async function removeObsolete(
  client: KubeClient,
  connector: GMConnector,
  managed: ReadonlyMap<string, Managed>,
): Promise<void> {
  for (const key of Object.keys(connector.status?.annotations ?? {})) {
    const [kind, apiVersion, name, namespace] = key.split(':');
    const path = objectPath({
      kind,
      apiVersion,
      metadata: { name, namespace },
    });
    if (!managed.has(path) && (await client.find(path)))
      await client.delete(path);
  }
}
