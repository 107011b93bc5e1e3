import {
  beforeOperator,
  makeUnavailable,
  makeUnscheduled,
  setContainer,
  workloadOf,
} from '../testing/faults';
import { judged, summary } from '../testing/judged';
import { minutesAgo } from '../testing/readyState';
import { change } from '../testing/states';

describe('the time that a connector may take', () => {
  it.each([
    [1, 'progressing'],
    [3, 'stuck'],
  ])('after %i min of silence from the operator it is %s', (ago, state) => {
    expect(summary(change(each => beforeOperator(each, ago)))).toEqual([
      state,
      'operator-silent',
    ]);
  });

  it.each([
    [1, 'progressing', 'progressing'],
    [3, 'stuck', 'missing'],
  ])(
    '%i min after a step was added that is not deployed it is %s',
    (ago, expected, stepState) => {
      const verdict = judged(state => {
        const { metadata, spec } = state.objects.connector!;
        metadata.managedFields = [
          { time: minutesAgo(ago) },
          { time: minutesAgo(0), subresource: 'status' },
        ];
        spec.nodes.root.steps!.push({
          name: 'Embedding',
          internalService: { serviceName: 'embedding-svc' },
        });
      });
      expect(verdict.state).toBe(expected);
      expect(verdict.steps[2]).toMatchObject({
        name: 'Embedding',
        state: stepState,
      });
    },
  );

  it.each([
    [4, 'progressing'],
    [6, 'degraded'],
  ])('after %i min without a node for a Pod it is %s', (ago, state) => {
    expect(
      summary(
        change(each => makeUnscheduled(each, 'llm-service', ago, 'too full')),
      ),
    ).toEqual([state, 'unschedulable']);
  });

  it.each([
    [9, 'progressing', 'is starting'],
    [11, 'degraded', 'has been starting for too long'],
  ])(
    '%i min after a microservice was last available it is %s',
    (ago, expected, words) => {
      const verdict = judged(state => {
        const pod = makeUnavailable(state, 'llm-service', ago);
        setContainer(pod, {
          state: { waiting: { reason: 'ContainerCreating' } },
        });
      });
      expect(verdict.state).toBe(expected);
      expect(verdict.causes[0].message).toContain(words);
    },
  );

  it.each([
    [14, 'progressing', 'model-loading'],
    [16, 'degraded', 'probe-failing'],
  ])(
    '%i min into a start-up probe of 15 min it is %s, past the deadline of 10',
    (ago, state, code) => {
      expect(
        summary(
          change(each => {
            const pod = makeUnavailable(each, 'tgi-service', ago + 1);
            setContainer(pod, {
              state: { running: { startedAt: minutesAgo(ago) } },
            });
          }),
        ),
      ).toEqual([state, code]);
    },
  );

  it('begins anew with a new roll-out', () => {
    const verdict = judged(state => {
      const pod = makeUnavailable(state, 'llm-service', 60);
      setContainer(pod, {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
      const conditions = workloadOf(state, 'llm-service').status!.conditions!;
      conditions[1].lastUpdateTime = minutesAgo(1);
    });
    expect(verdict.state).toBe('progressing');
  });

  it('is over for a container that stumbled once, when its step is', () => {
    const stumbled = (ago: number) =>
      change(state => {
        const pod = makeUnavailable(state, 'llm-service', ago);
        setContainer(pod, {
          restartCount: 1,
          state: { running: { startedAt: minutesAgo(1) } },
          lastState: { terminated: { reason: 'Error', exitCode: 1 } },
        });
      });
    expect(summary(stumbled(2))).toEqual(['progressing', 'crash-loop']);
    expect(summary(stumbled(12))).toEqual(['degraded', 'crash-loop']);
  });
});

describe('a StatefulSet', () => {
  it.each([
    [9, 'progressing'],
    [11, 'degraded'],
  ])('%i min after its Pod was last ready makes it %s', (ago, expected) => {
    const verdict = judged(state => {
      const pod = makeUnavailable(state, 'llm-service', ago);
      setContainer(pod, { state: { waiting: { reason: 'PodInitializing' } } });
      const workload = workloadOf(state, 'llm-service');
      workload.kind = 'StatefulSet';
      delete workload.status!.conditions;
    });
    expect(verdict.state).toBe(expected);
    expect(verdict.steps[0].workload!.kind).toBe('StatefulSet');
  });
});
