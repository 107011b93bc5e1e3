import { addEvent, makeUnavailable, workloadOf } from '../testing/faults';
import { judged } from '../testing/judged';
import { minutesAgo } from '../testing/readyState';

describe('a refused Pod', () => {
  it('reads the Events of a StatefulSet, which has no conditions', () => {
    const verdict = judged(state => {
      makeUnavailable(state, 'tgi-service', 20);
      const workload = workloadOf(state, 'tgi-service');
      workload.kind = 'StatefulSet';
      state.objects.pods = [];
      addEvent(state, workload, {
        reason: 'FailedCreate',
        message: 'create Pod failed: exceeded quota: compute',
        ago: 20,
      });
    });
    expect(verdict.causes[0]).toMatchObject({
      code: 'pod-create-refused',
      since: minutesAgo(20),
    });
  });
});
