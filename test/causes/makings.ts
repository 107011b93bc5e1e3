import type { Json } from '../contract/ApiClient';
import type { PodReport } from './podStatuses';
import type { Scene } from './Scene';

/** Makes a cause in a namespace of a real control plane. */
export type Making = (scene: Scene) => Promise<void>;

/** Nothing is there, not even a connector. */
export const nothing: Making = async () => {};

/** There is a connector of this spec. */
export function connectorOf(spec: Json): Making {
  return scene => scene.createConnector(spec);
}

/** The operator is away when the connector comes. */
export const unseenConnector: Making = async scene => {
  await scene.pauseOperator();
  await scene.createConnector();
};

/** Somebody deletes a Deployment that works. */
export const deletedDeployment: Making = async scene => {
  await scene.createReadyConnector();
  await scene.delete(scene.deployment('tgi'));
};

/** Somebody deletes the Service of a router that works. */
export const deletedRouterService: Making = async scene => {
  await scene.createReadyConnector();
  await scene.delete(scene.path('services/router-service'));
  await scene.bringBack('router-service');
};

/** Somebody scales a Deployment that works to zero. */
export const zeroReplicas: Making = async scene => {
  await scene.createReadyConnector();
  await scene.scale('tgi', 0);
};

/** The namespace may have no Pods. */
export const quotaOfNoPods: Making = async scene => {
  const quotas = scene.path('resourcequotas');
  const hard = { pods: '0' };
  await scene.create(quotas, { metadata: { name: 'none' }, spec: { hard } });
  // The controller that would count is not there.
  await scene.patch(`${quotas}/none/status`, {
    status: { hard, used: { pods: '0' } },
  });
  await scene.createConnector();
};

/** The models are to be on a volume that nobody provides. */
export const unboundClaim: Making = async scene => {
  await scene.createReadyConnector();
  await scene.create(scene.path('persistentvolumeclaims'), {
    metadata: { name: 'models' },
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage: '1Gi' } },
    },
  });
  await scene.replacePods('tgi', {
    volumes: [
      { name: 'model-volume', persistentVolumeClaim: { claimName: 'models' } },
      { name: 'shm', emptyDir: {} },
      { name: 'tmp', emptyDir: {} },
    ],
  });
};

/** What the kubelet says of a step's Pod, and its Event. */
export function reported(
  service: 'llm' | 'tgi',
  report: PodReport,
  event?: { reason: string; message: string },
): Making {
  return async scene => {
    await scene.createReadyConnector();
    await scene.report(service, report, event);
  };
}
