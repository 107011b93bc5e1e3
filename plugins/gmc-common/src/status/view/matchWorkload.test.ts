import {
  crashLoopBackOff,
  makeUnavailable,
  setContainer,
  workloadOf,
} from '../testing/faults';
import { judged } from '../testing/judged';
import { step } from '../testing/states';

describe('a workload', () => {
  it("is not a step's if somebody else's connector owns it", () => {
    const verdict = judged(state => {
      workloadOf(state, 'tgi-service').metadata.ownerReferences = [
        { kind: 'GMConnector', name: 'other', uid: 'uid-of-other' },
      ];
    });
    expect(verdict.causes[0].code).toBe('deployment-missing');
  });

  it("has the template's name where the connector gives none", () => {
    const verdict = judged(state => {
      delete step(state, 1).internalService!.serviceName;
      delete step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT;
      workloadOf(state, 'tgi-service').metadata.name = 'tgi';
    });
    expect(verdict.steps[1]).toMatchObject({
      state: 'ready',
      workload: { name: 'tgi' },
    });
  });

  it('does not take the Pods of another router in the namespace for its own', () => {
    const verdict = judged(state => {
      const pod = makeUnavailable(state, 'router-service', 1);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
      const foreign = structuredClone(pod);
      foreign.metadata.name = 'chat-router-deployment-x-1';
      foreign.metadata.ownerReferences![0].name = 'chat-router-deployment-x';
      setContainer(foreign, crashLoopBackOff(9));
      state.objects.pods.push(foreign);
    });
    expect(verdict.causes.map(({ code }) => code)).toEqual(['not-available']);
  });
});
