import { kinds } from '../cluster/kinds';
import type { Fault } from './Fault';
import { deploymentOfStep } from './stepObjects';

/** The operator doesn't notice; its next pass, when the fault ends, makes it again. */
export const deploymentMissing: Fault = {
  cause: 'deployment-missing',
  description: "the step's Deployment is deleted behind the operator's back",
  silencesOperator: true,
  begin: scene => {
    const deployment = deploymentOfStep(scene);
    if (!deployment) return;
    const { namespace, name } = deployment.metadata;
    scene.api.delete({ kind: kinds.deployment, namespace, name });
  },
};
