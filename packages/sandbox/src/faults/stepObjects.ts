import { kinds } from '../cluster/kinds';
import type { Deployment, Pod } from '../controllers/workloads';
import type { Scene } from './Fault';

/** The Pods of the step, by the label that the operator gives them. */
export function podsOfStep({ store, namespace, serviceName }: Scene): Pod[] {
  return (store.list(kinds.pod, namespace) as Pod[]).filter(
    pod => pod.metadata.labels?.app === serviceName,
  );
}

/** New Pods take the place of deleted ones and meet the fault from their first moment. */
export function replacePods(scene: Scene): void {
  for (const { metadata } of podsOfStep(scene)) {
    scene.api.delete(
      { kind: kinds.pod, namespace: scene.namespace, name: metadata.name },
      { gracePeriodSeconds: 0 },
    );
  }
}

export function deploymentOfStep({
  store,
  namespace,
  serviceName,
}: Scene): Deployment | undefined {
  return store.get(kinds.deployment, namespace, `${serviceName}-deployment`) as
    | Deployment
    | undefined;
}

/** The model that a container of the step is told to serve. */
export function modelOf(scene: Scene, pod: Partial<Pod>): string {
  const container = pod.spec?.containers[0];
  const env = (container?.env ?? []) as { name: string; value?: string }[];
  const direct = env.find(({ name }) => name === 'MODEL_ID')?.value;
  if (direct) return direct;
  const sources = (container?.envFrom ?? []) as {
    configMapRef?: { name: string };
  }[];
  for (const { configMapRef } of sources) {
    const name = configMapRef?.name ?? '';
    const configMap = scene.store.get(kinds.configMap, scene.namespace, name);
    const data = (configMap?.data ?? {}) as Record<string, string>;
    if (data.MODEL_ID) return data.MODEL_ID;
  }
  return 'sandbox/gated-model';
}
