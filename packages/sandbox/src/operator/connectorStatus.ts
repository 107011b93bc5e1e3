import type { GMConnectorStatus } from '@opea/backstage-plugin-gmc-common';
import type { KubeObject } from '../cluster/objects';
import type { Deployment } from '../controllers/workloads';
import type { KubeClient } from './KubeClient';

/** An object that a pass made, and the URL of the step it belongs to. */
export interface Managed {
  object: KubeObject;
  url: string;
}

/** The status as the operator writes it after a pass that went through. */
export async function connectorStatus(
  client: KubeClient,
  managed: ReadonlyMap<string, Managed>,
  external: number,
  accessUrl: string,
): Promise<GMConnectorStatus & { condition: object }> {
  const annotations: Record<string, string> = {};
  let ready = 0;
  let total = 0;
  for (const [path, { object, url }] of managed) {
    const { name, namespace } = object.metadata;
    const key = `${object.kind}:${object.apiVersion}:${name}:${namespace}`;
    annotations[key] = object.kind === 'Service' ? url : 'provisioned';
    if (object.kind === 'Deployment') {
      total += 1;
      const deployment = await client.find<Deployment>(path);
      if (deployment) {
        annotations[key] = describe(deployment);
        const available = deployment.status?.availableReplicas ?? 0;
        if (available === deployment.spec.replicas) ready += 1;
      }
    }
  }
  return {
    accessUrl,
    annotations,
    condition: {},
    status: `${ready}/${external}/${total}`,
  };
}

function describe({ spec, status = {} }: Deployment): string {
  const count = (n: number | undefined) => n ?? 0;
  const lines = [
    `Replicas: ${spec.replicas} desired | ${count(
      status.updatedReplicas,
    )} updated | ${count(status.replicas)} total | ${count(
      status.availableReplicas,
    )} available | ${count(status.unavailableReplicas)} unavailable`,
    'Conditions:',
  ];
  for (const condition of status.conditions ?? []) {
    lines.push(
      `  Type: ${condition.type}`,
      `  Status: ${condition.status}`,
      `  Reason: ${condition.reason}`,
      `  Message: ${condition.message}`,
    );
  }
  return `${lines.join('\n')}\n`;
}
