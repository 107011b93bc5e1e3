import {
  evict,
  makeUnavailable,
  makeUnscheduled,
  setContainer,
} from '../testing/faults';
import { judged, summary } from '../testing/judged';
import { minutesAgo } from '../testing/readyState';
import { change } from '../testing/states';

describe('an evicted Pod', () => {
  it('is no failure while what replaces it starts', () => {
    const verdict = judged(state => {
      const pod = makeUnavailable(state, 'llm-service', 1);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
      evict(state, 'llm-service', 1);
    });
    expect(verdict.state).toBe('progressing');
    expect(verdict.causes).toMatchObject([
      {
        code: 'evicted',
        step: 'Llm',
        since: minutesAgo(1),
        object: { kind: 'Pod' },
      },
    ]);
    expect(verdict.causes[0].advice).toContain('ran out of memory');
  });

  it('says nothing once its step is available again', () => {
    const state = change(each => void evict(each, 'llm-service', 60));
    expect(summary(state)).toEqual(['ready']);
  });

  it('of long ago does not explain what fails today', () => {
    const state = change(each => {
      const pod = makeUnavailable(each, 'llm-service', 30);
      setContainer(pod, {
        state: { waiting: { reason: 'ImagePullBackOff', message: '404' } },
      });
      evict(each, 'llm-service', 600);
    });
    expect(summary(state)).toEqual(['degraded', 'image-pull']);
  });

  it('comes before the node that its replacement does not get, and fails with it', () => {
    const state = change(each => {
      makeUnscheduled(each, 'llm-service', 8, 'too full');
      evict(each, 'llm-service', 8);
    });
    expect(summary(state)).toEqual(['degraded', 'unschedulable', 'evicted']);
  });

  it('is not taken for one that crashed', () => {
    const state = change(each => {
      const pod = makeUnavailable(each, 'llm-service', 1);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
      const gone = evict(each, 'llm-service', 1);
      gone.status!.containerStatuses = [
        {
          name: 'llm-uservice',
          restartCount: 1,
          state: { terminated: { exitCode: 137, reason: 'Error' } },
        },
      ];
    });
    expect(summary(state)).toEqual(['progressing', 'evicted']);
  });
});
