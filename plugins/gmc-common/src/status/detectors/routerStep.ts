import { connectorReference } from '../view/ConnectorView';
import type { Detector } from './Detector';
import { subjectPhrase } from './evidence';

/** `Router` is a placeholder for what runs elsewhere: there is nothing to deploy. */
export const routerStep: Detector = {
  code: 'router-step',
  tier: 'spec',
  supersedes: ['operator-silent'],
  detect: view =>
    view.steps
      .filter(
        ({ name, role }) =>
          name === 'Router' &&
          (role === 'microservice' || role === 'model-server'),
      )
      .map(step => ({
        step,
        object: connectorReference(view),
        since: view.specSince,
        failing: true,
        message: `${subjectPhrase(
          step,
        )} is asked for, and the operator has nothing to deploy for a step of that name: it retries for ever.`,
        advice:
          'Give it the URL of what it stands for as externalService, or take the step of the component that is meant.',
        evidence: [{ object: connectorReference(view), text: 'name: Router' }],
      })),
};
