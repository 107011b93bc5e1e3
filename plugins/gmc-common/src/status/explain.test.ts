import { judge } from './judge';
import {
  addEvent,
  crashLoopBackOff,
  makeUnavailable,
  makeUnscheduled,
  podOf,
  setContainer,
  workloadOf,
} from './testing/faults';
import { judged, summary } from './testing/judged';
import { change, STATES_BY_CAUSE, step } from './testing/states';

describe('the root cause', () => {
  it('is what fails in the spec, before what fails in a Pod', () => {
    expect(
      summary(
        change(state => {
          setContainer(
            makeUnavailable(state, 'tgi-service', 60),
            crashLoopBackOff(9),
          );
          step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT = 'absent';
        }),
      ),
    ).toEqual(['stuck', 'dangling-downstream', 'crash-loop']);
  });

  it('is the earlier of two that are alike', () => {
    const { causes } = judged(state => {
      const crash = (service: string, ago: number) =>
        setContainer(makeUnavailable(state, service, ago), crashLoopBackOff(9));
      crash('llm-service', 5);
      crash('tgi-service', 60);
    });
    expect(causes.map(({ step: name }) => name)).toEqual(['Tgi', 'Llm']);
  });

  it('is what fails, before what may still pass', () => {
    expect(
      summary(
        change(state => {
          makeUnscheduled(state, 'llm-service', 1, 'too full');
          setContainer(
            makeUnavailable(state, 'tgi-service', 5),
            crashLoopBackOff(9),
          );
        }),
      ),
    ).toEqual(['degraded', 'crash-loop', 'unschedulable']);
  });

  it('is told for each of two steps that have the same name', () => {
    const { causes } = judged(state => {
      step(state, 0).name = 'Tgi';
      makeUnscheduled(state, 'llm-service', 20, 'too full');
      makeUnscheduled(state, 'tgi-service', 20, 'too full');
    });
    expect(causes.map(({ step: name, code }) => [name, code])).toEqual([
      ['Tgi', 'unschedulable'],
      ['Tgi', 'unschedulable'],
    ]);
  });

  it('is told once for all Pods of a step', () => {
    const verdict = judged(state => {
      makeUnscheduled(state, 'tgi-service', 20, 'too full');
      const pod = podOf(state, 'tgi-service');
      state.objects.pods.push({
        ...pod,
        metadata: { ...pod.metadata, name: `${pod.metadata.name}2` },
      });
      workloadOf(state, 'tgi-service').spec.replicas = 2;
    });
    expect(verdict.causes).toHaveLength(1);
  });

  it('is a probe that ends the container, not a crash', () => {
    const verdict = judged(state => {
      const pod = makeUnavailable(state, 'tgi-service', 40);
      setContainer(pod, crashLoopBackOff(2));
      addEvent(state, pod, {
        reason: 'Killing',
        message: 'Container tgi failed startup probe, will be restarted',
        ago: 2,
      });
    });
    expect(verdict.causes.map(({ code }) => code)).toEqual(['probe-failing']);
    expect(verdict.causes[0].message).toContain('910 seconds');
  });
});

describe('the evidence', () => {
  it('leads from the step to the line of the log', () => {
    const [cause] = judge(STATES_BY_CAUSE['gated-model']()).causes;
    expect(
      cause.evidence.map(({ object }) => [object.kind, object.container]),
    ).toEqual([
      ['GMConnector', undefined],
      ['Deployment', undefined],
      ['Pod', undefined],
      ['Pod', 'tgi'],
      ['Pod', 'tgi'],
    ]);
    expect(cause.evidence.at(-1)!.text).toContain(
      'Cannot access gated repo for url',
    );
    expect(cause.object).toMatchObject({ kind: 'Pod', container: 'tgi' });
  });

  it('holds no credentials', () => {
    const state = change(each => {
      const pod = makeUnavailable(each, 'llm-service', 5);
      setContainer(pod, crashLoopBackOff(3));
      each.observations.previousLogs.push({
        pod: pod.metadata.name,
        container: 'llm-uservice',
        restartCount: 3,
        tail: 'HF_TOKEN=hf_abcdefghijklmnop was refused',
      });
    });
    const text = JSON.stringify(judge(state));
    expect(text).toContain('[redacted]');
    expect(text).not.toContain('hf_abcdefghijklmnop');
  });
});
