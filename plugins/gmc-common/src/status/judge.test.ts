import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { detectors } from './detectors';
import { judge, type JudgeInput } from './judge';
import {
  addEvent,
  beforeOperator,
  crashLoopBackOff,
  makeUnavailable,
  makeUnscheduled,
  podOf,
  removeWorkload,
  setContainer,
  workloadOf,
} from './testing/faults';
import { minutesAgo, NOW, readyState } from './testing/readyState';
import {
  change,
  GATED_LOG,
  STATES_BY_CAUSE,
  STATES_BY_NOTICE,
  step,
} from './testing/states';
import type { CauseCode, NoticeCode } from './codes';
import type { ConnectorState } from './Verdict';

const PACKAGE = resolve(__dirname, '../..');
const DOCUMENT = readFileSync(resolve(PACKAGE, 'docs/causes.md'), 'utf8');

const CAUSES = Object.keys(STATES_BY_CAUSE) as CauseCode[];
const NOTICES = Object.keys(STATES_BY_NOTICE) as NoticeCode[];

function judged(edit: (state: JudgeInput) => void) {
  return judge(change(edit));
}

function summary(state: JudgeInput) {
  const verdict = judge(state);
  return [verdict.state, ...verdict.causes.map(({ code }) => code)];
}

describe('judge', () => {
  it('finds a connector ready when every workload has its replicas', () => {
    const verdict = judge(readyState());
    expect(verdict).toMatchObject({
      state: 'ready',
      since: '2026-11-23T14:06:00Z',
      claim: { ready: 3, external: 0, total: 3 },
      causes: [],
      notices: [],
    });
    expect(verdict.steps.map(({ name, state }) => [name, state])).toEqual([
      ['Llm', 'ready'],
      ['Tgi', 'ready'],
      ['Router', 'ready'],
    ]);
  });

  const expected: Record<CauseCode, [ConnectorState, ...CauseCode[]]> = {
    'cluster-unreachable': ['unknown', 'cluster-unreachable'],
    forbidden: ['unknown', 'forbidden'],
    'connector-absent': ['absent', 'connector-absent'],
    'invalid-service-name': ['stuck', 'invalid-service-name'],
    'cross-namespace': ['stuck', 'cross-namespace'],
    'dangling-downstream': ['stuck', 'dangling-downstream'],
    'node-cycle': ['stuck', 'node-cycle'],
    'operator-silent': ['stuck', 'operator-silent'],
    'deployment-missing': ['degraded', 'deployment-missing', 'stale-claim'],
    'pod-create-refused': ['degraded', 'pod-create-refused'],
    'scaled-to-zero': ['degraded', 'scaled-to-zero'],
    'volume-unbound': ['degraded', 'volume-unbound'],
    unschedulable: ['degraded', 'unschedulable'],
    'volume-mount-failed': ['degraded', 'volume-mount-failed'],
    'image-pull': ['degraded', 'image-pull'],
    'container-config': ['degraded', 'container-config'],
    'gated-model': ['degraded', 'gated-model'],
    'out-of-memory': ['degraded', 'out-of-memory'],
    'crash-loop': ['degraded', 'crash-loop'],
    'probe-failing': ['degraded', 'probe-failing'],
    'model-loading': ['progressing', 'model-loading'],
    'not-available': ['degraded', 'not-available'],
    'stale-claim': ['progressing', 'not-available', 'stale-claim'],
  };

  it.each(CAUSES)('judges the state made for %s', code => {
    expect(summary(STATES_BY_CAUSE[code]())).toEqual(expected[code]);
  });

  it.each(CAUSES)('explains %s in whole sentences', code => {
    const cause = judge(STATES_BY_CAUSE[code]()).causes.find(
      each => each.code === code,
    )!;
    expect(cause.message).toMatch(/^[A-Z].*[.]$/);
    expect(cause.advice).toMatch(/^[A-Z]/);
    expect(`${cause.message} ${cause.advice}`).not.toMatch(/undefined|NaN/);
    expect(JSON.stringify(cause.evidence)).not.toMatch(/undefined|NaN/);
  });

  it.each(CAUSES)('has one detector and one documented row for %s', code => {
    expect(detectors.filter(detector => detector.code === code)).toHaveLength(
      1,
    );
    expect(
      existsSync(resolve(__dirname, 'detectors', `${camel(code)}.ts`)),
    ).toBe(true);
    expect(rows(code)).toHaveLength(1);
  });

  it('has no detector without a state that shows what it finds', () => {
    expect(detectors.map(({ code }) => code).sort()).toEqual(
      [...CAUSES].sort(),
    );
  });

  it.each(NOTICES)('gives notice of %s while the connector works', code => {
    const verdict = judge(STATES_BY_NOTICE[code]());
    expect(verdict.state).toBe('ready');
    expect(verdict.notices.map(notice => notice.code)).toEqual([code]);
    expect(existsSync(resolve(__dirname, 'notices', `${camel(code)}.ts`))).toBe(
      true,
    );
    expect(rows(code)).toHaveLength(1);
  });

  it('names the modern keys for those of an older operator', () => {
    const [notice] = judge(STATES_BY_NOTICE['legacy-keys']()).notices;
    expect(notice).toMatchObject({ step: 'Tgi' });
    expect(notice.advice).toContain('modelId to MODEL_ID');
    expect(notice.advice).toContain('Remove hostPath');
  });
});

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

  it('whose Pods are refused says so by its Events', () => {
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

describe('a gated model', () => {
  const gated = (tail: string, edit: (state: JudgeInput) => void = () => {}) =>
    judged(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, crashLoopBackOff(4));
      state.observations.previousLogs.push({
        pod: pod.metadata.name,
        container: 'tgi',
        restartCount: 4,
        tail,
      });
      edit(state);
    }).causes[0];

  it.each([
    'OSError: You are trying to access a gated repo.',
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json',
    'Repo model meta-llama/Llama-3.1-8B is gated. You must be authenticated to access it.',
    'huggingface_hub.errors.RepositoryNotFoundError: 401 Client Error.',
    'Error: GatedRepo(HttpStatus 403)',
  ])('is recognised by %s', tail => {
    const cause = gated(tail);
    expect(cause.code).toBe('gated-model');
    expect(cause.message).toContain('meta-llama/Llama-3.1-8B');
  });

  it('is no explanation for another failure to reach the hub', () => {
    expect(
      gated('Max retries exceeded with url: https://huggingface.co/a/b').code,
    ).toBe('crash-loop');
  });

  it('is named by the log before the config', () => {
    const { message } = gated(GATED_LOG.replaceAll('Llama-3.1-8B', 'Other'));
    expect(message).toContain('meta-llama/Other');
  });

  it('asks for the token in the Secret that the container reads', () => {
    const { advice } = gated(GATED_LOG, state => {
      podOf(state, 'tgi-service').spec!.containers![0].envFrom = [
        { configMapRef: { name: 'tgi-config' } },
        { secretRef: { name: 'hf-token' } },
      ];
    });
    expect(advice).toContain("Secret 'hf-token' of namespace 'codegen'");
  });

  it('points at the ConfigMap that still holds the placeholder', () => {
    const cause = gated(GATED_LOG, ({ objects }) => {
      objects.configMaps = [
        { name: 'tgi-config', placeholderTokenKeys: ['HF_TOKEN'] },
      ];
    });
    expect(cause.advice).toContain("ConfigMap 'tgi-config' (HF_TOKEN)");
    expect(cause.evidence.at(-1)).toEqual({
      object: { kind: 'ConfigMap', name: 'tgi-config', namespace: 'codegen' },
      text: 'HF_TOKEN still holds the placeholder instead of a token',
    });
  });

  it('stays the cause while the log of a newer crash is not fetched yet', () => {
    const cause = gated(GATED_LOG, state => {
      podOf(
        state,
        'tgi-service',
      ).status!.containerStatuses![0].restartCount = 5;
    });
    expect(cause.code).toBe('gated-model');
  });
});

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

describe('a dangling downstream', () => {
  const target = (
    value: string,
    edit: (state: JudgeInput) => void = () => {},
  ) =>
    judged(state => {
      step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT = value;
      edit(state);
    }).causes[0];

  it('is a step that is not there, and the ones that are there are offered', () => {
    const cause = target('tgi-absent');
    expect(cause).toMatchObject({ code: 'dangling-downstream', step: 'Llm' });
    expect(cause.advice).toContain('(tgi-service)');
  });

  it('is a URL, which the operator can not resolve', () => {
    expect(target('http://me:pw@tgi:80').message).toContain(
      "'http://tgi:80' as its TGI_LLM_ENDPOINT",
    );
  });

  it('is a step that is not marked as downstream', () => {
    const cause = target('tgi-service', state => {
      delete step(state, 1).internalService!.isDownstreamService;
    });
    expect(cause.message).toContain('not marked as isDownstreamService');
  });

  it('is a step of another node', () => {
    const cause = target('tgi-service', ({ objects }) => {
      const { nodes } = objects.connector!.spec;
      const steps = nodes.root.steps!;
      nodes.second = { routerType: 'Sequence', steps: steps.splice(1, 1) };
    });
    expect(cause.message).toContain("not in its node 'root'");
  });
});

it('judges at the moment that it is told', () => {
  const later = new Date(Date.parse(NOW) + 20 * 60_000);
  const state = { ...readyState(), now: later };
  expect(judge(state).state).toBe('unknown');
});

function camel(code: string): string {
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The rows of the tables whose first cell is the code. */
function rows(code: string): string[] {
  return DOCUMENT.split('\n').filter(
    line => line.split('|')[1]?.trim() === `\`${code}\``,
  );
}
