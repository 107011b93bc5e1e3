import {
  crashLoopBackOff,
  makeUnavailable,
  podOf,
  setContainer,
  workloadOf,
} from './testing/faults';
import { readyState } from './testing/readyState';
import { change, STATES_BY_CAUSE } from './testing/states';
import { wantedLogs } from './wantedLogs';

describe('wantedLogs', () => {
  it('asks for the last run of a crashed container', () => {
    const { objects } = STATES_BY_CAUSE['gated-model']();
    expect(wantedLogs(objects)).toEqual([
      {
        pod: 'tgi-service-deployment-6b48695c4f-mr4lw',
        container: 'tgi',
        restartCount: 4,
      },
    ]);
  });

  it.each([
    ['of a ready connector', readyState()],
    ['of a connector that is not there', STATES_BY_CAUSE['connector-absent']()],
    ['of a container that loads its model', STATES_BY_CAUSE['model-loading']()],
    [
      'of a container that has had no run before',
      change(state =>
        setContainer(makeUnavailable(state, 'tgi-service', 1), {
          state: { terminated: { exitCode: 1 } },
        }),
      ),
    ],
  ])('asks for nothing %s', (_, { objects }) => {
    expect(wantedLogs(objects)).toEqual([]);
  });

  it('asks for ten at most', () => {
    const { objects } = change(state => {
      setContainer(
        makeUnavailable(state, 'tgi-service', 5),
        crashLoopBackOff(3),
      );
      workloadOf(state, 'tgi-service').spec.replicas = 40;
      const pod = podOf(state, 'tgi-service');
      for (let replica = 0; replica < 40; replica++) {
        const metadata = { ...pod.metadata, name: `tgi-${replica}` };
        state.objects.pods.push({ ...pod, metadata });
      }
    });
    expect(wantedLogs(objects)).toHaveLength(10);
  });
});
