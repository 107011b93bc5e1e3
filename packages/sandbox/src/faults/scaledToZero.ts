import { kinds } from '../cluster/kinds';
import type { Fault, Scene } from './Fault';
import { deploymentOfStep } from './stepObjects';

export const scaledToZero: Fault = {
  cause: 'scaled-to-zero',
  description: "somebody scales the step's Deployment to no replicas",
  silencesOperator: true,
  begin: scene => scale(scene, 0),
  end: scene => scale(scene, 1),
};

function scale(scene: Scene, replicas: number): void {
  const deployment = deploymentOfStep(scene);
  if (!deployment) return;
  const { namespace, name } = deployment.metadata;
  scene.api.patch(
    { kind: kinds.deployment, namespace, name },
    { spec: { replicas } },
  );
}
