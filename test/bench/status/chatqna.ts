import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import {
  startOperator,
  type KubeClient,
  type KubeObject,
} from '@opea/backstage-sandbox';
import { parse } from 'yaml';
import { waitFor } from '../../app/waitFor';
import type { ControlPlane } from '../../envtest/startControlPlane';
import { sharedFolder } from '../../needs';

export const ENTITY_REF = 'component:default/chatqna';
export const NAMESPACE = 'shop';

/** What the Kubernetes plugin looks for, at the entity and at the objects. */
const KUBERNETES_ID = 'backstage.io/kubernetes-id';
const LABELS = { [KUBERNETES_ID]: 'chatqna' };

const CONNECTORS = `/apis/gmc.opea.io/v1alpha3/namespaces/${NAMESPACE}/gmconnectors`;
const DEPLOYMENTS = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`;
const CORE = `/api/v1/namespaces/${NAMESPACE}`;

export const CONNECTOR_STATUS = `${CONNECTORS}/chatqna/status`;
export const TGI_SCALE = `${DEPLOYMENTS}/tgi-service-m-deployment/scale`;

/** The entity, in one cluster of those that are configured. */
export function chatqnaEntity(cluster: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: 'chatqna',
      annotations: {
        ...LABELS,
        'gmc.opea.io/connector': `${NAMESPACE}/chatqna`,
        'backstage.io/kubernetes-cluster': cluster,
      },
    },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'user:default/guest',
    },
  };
}

/**
 * OPEA's own ChatQnA, made by the operator and labelled so that the Kubernetes
 * plugin finds what belongs to it. The operator is gone afterwards: what
 * changes from then on is what the benchmark changes.
 */
export async function createChatqna(
  plane: ControlPlane,
  client: KubeClient,
): Promise<void> {
  await client.create('/api/v1/namespaces', { metadata: { name: NAMESPACE } });
  const operator = startOperator({ ...plane, speed: 10 });
  try {
    await client.create(CONNECTORS, connector());
    await untilReady(client);
  } finally {
    await operator.stop();
  }
  await label(client);
}

function connector(): GMConnector {
  const file = path.join(sharedFolder, 'gmc/samples/chatQnA_xeon.yaml');
  const sample: GMConnector = parse(readFileSync(file, 'utf8'));
  return {
    ...sample,
    metadata: {
      name: 'chatqna',
      namespace: NAMESPACE,
      labels: LABELS,
      annotations: { 'gmc.opea.io/entity': ENTITY_REF },
    },
  };
}

async function untilReady(client: KubeClient): Promise<void> {
  await waitFor('ChatQnA to be ready', async () => {
    const { status } = await client.get<GMConnector>(`${CONNECTORS}/chatqna`);
    return status?.status === '9/0/9';
  });
}

async function label(client: KubeClient): Promise<void> {
  const metadata = { labels: LABELS };
  for (const collection of [`${CORE}/services`, `${CORE}/configmaps`]) {
    for (const name of await names(client, collection)) {
      await client.patch(`${collection}/${name}`, { metadata });
    }
  }
  const deployments = await names(client, DEPLOYMENTS);
  for (const name of deployments) {
    // Pods and ReplicaSets have the labels of the template.
    const template = { metadata };
    await client.patch(`${DEPLOYMENTS}/${name}`, {
      metadata,
      spec: { template },
    });
  }
  await waitFor('Pods with labels', async () => {
    const pods = await client.get<{ items: KubeObject[] }>(`${CORE}/pods`);
    return (
      pods.items.length === deployments.length &&
      pods.items.every(pod => pod.metadata.labels?.[KUBERNETES_ID])
    );
  });
}

async function names(
  client: KubeClient,
  collection: string,
): Promise<string[]> {
  const { items } = await client.get<{ items: KubeObject[] }>(collection);
  return items.map(({ metadata }) => metadata.name);
}
