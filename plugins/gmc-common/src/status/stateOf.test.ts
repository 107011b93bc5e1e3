import { judge } from './judge';
import { makeUnavailable, removeWorkload } from './testing/faults';
import { judged, summary } from './testing/judged';
import { minutesAgo, NOW, readyState } from './testing/readyState';
import { change, STATES_BY_CAUSE } from './testing/states';

describe('the state of a connector', () => {
  it('is deleting from its deletion timestamp on, whatever its steps do', () => {
    const verdict = judged(state => {
      makeUnavailable(state, 'tgi-service', 30);
      state.objects.connector!.metadata.deletionTimestamp = minutesAgo(1);
    });
    expect(verdict).toMatchObject({
      state: 'deleting',
      since: minutesAgo(1),
      causes: [],
    });
  });

  it('is suspended when all steps are scaled to zero, and tells it once', () => {
    const verdict = judged(state => {
      for (const workload of state.objects.workloads) {
        workload.spec.replicas = 0;
        workload.status = { availableReplicas: 0 };
      }
    });
    expect(verdict.state).toBe('suspended');
    expect(verdict.causes.map(({ code }) => code)).toEqual(['scaled-to-zero']);
    expect(verdict.steps.every(({ state }) => state === 'suspended')).toBe(
      true,
    );
  });

  it('is unknown ten minutes after the last contact, and as old as that', () => {
    const fresh = judged(({ observations }) => {
      observations.lastContact = minutesAgo(9);
    });
    const stale = judged(({ observations }) => {
      observations.lastContact = minutesAgo(11);
    });
    expect(fresh.state).toBe('ready');
    expect(stale).toMatchObject({ state: 'unknown', since: minutesAgo(11) });
    expect(stale.causes[0]).toMatchObject({ code: 'cluster-unreachable' });
  });

  it('keeps what was last known of the steps of an unreachable cluster', () => {
    const { steps } = judge(STATES_BY_CAUSE['cluster-unreachable']());
    expect(steps[1]).toMatchObject({
      name: 'Tgi',
      state: 'unknown',
      replicas: { desired: 1, available: 1 },
    });
  });

  it('takes a dump without observations for as fresh as now', () => {
    const verdict = judged(({ observations }) => {
      observations.lastContact = undefined;
    });
    expect(verdict.state).toBe('ready');
  });

  it('is absent, not unknown, where the cluster says so', () => {
    const verdict = judge(STATES_BY_CAUSE['connector-absent']());
    expect(verdict).toMatchObject({ state: 'absent', steps: [] });
    expect(verdict.causes[0].advice).toContain("'codegen-old'");
  });

  it('is ready although the operator never said so', () => {
    const verdict = judged(({ objects }) => {
      delete objects.connector!.status;
    });
    expect(verdict).toMatchObject({ state: 'ready', causes: [] });
    expect(verdict.claim).toBeUndefined();
  });

  it('is ready with external and nested steps, which have no workload', () => {
    const verdict = judged(({ objects }) => {
      const { nodes } = objects.connector!.spec;
      nodes.second = { routerType: 'Sequence', steps: [] };
      nodes.root.steps!.push(
        { name: 'Llm', nodeName: 'second' },
        { name: 'Router', externalService: 'https://me:pw@api.example/v1' },
      );
    });
    expect(verdict.state).toBe('ready');
    expect(verdict.steps.slice(2, 4)).toMatchObject([
      { state: 'nested', role: 'nested' },
      { state: 'external', url: 'https://api.example/v1' },
    ]);
  });

  it('is no longer ready when the router alone is gone', () => {
    expect(
      summary(change(state => removeWorkload(state, 'router-service'))),
    ).toEqual(['degraded', 'deployment-missing', 'stale-claim']);
  });
});

it('judges at the moment that it is told', () => {
  const later = new Date(Date.parse(NOW) + 20 * 60_000);
  const state = { ...readyState(), now: later };
  expect(judge(state).state).toBe('unknown');
});
