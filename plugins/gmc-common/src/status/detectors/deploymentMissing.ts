import { connectorReference } from '../view/ConnectorView';
import type { Detector } from './Detector';
import { subjectPhrase } from './evidence';

/**
 * A workload that the operator says it made is gone. It does not watch for
 * that, so nothing brings it back.
 */
export const deploymentMissing: Detector = {
  code: 'deployment-missing',
  tier: 'workload',
  detect: view =>
    view.steps.flatMap(step => {
      const kind = ['Deployment', 'StatefulSet'].find(each =>
        view.reported.has(`${each}/${step.workloadName}`),
      );
      if (!kind || step.workload) {
        return [];
      }
      const { namespace } = view;
      const object = { kind, name: step.workloadName!, namespace };
      return {
        step,
        object,
        failing: true,
        message: `${subjectPhrase(step)} has lost its ${kind} '${
          step.workloadName
        }': the operator made it, and it is not there any more.`,
        advice: `Make the operator deploy it again by changing a label of the connector: kubectl label gmconnectors/${view.name} -n ${namespace} redeploy="$(date +%s)" --overwrite`,
        evidence: [
          {
            object: connectorReference(view),
            text: `the operator's status names ${kind} ${step.workloadName}`,
          },
          { object, text: 'not there' },
        ],
      };
    }),
};
