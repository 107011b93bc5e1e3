import { trimConnector } from './trim';
import { judge, type JudgeInput } from './judge';
import type { Pod } from './objects';
import { NAMESPACE, readyState } from './testing/readyState';
import { change, STATES_BY_CAUSE, step } from './testing/states';
import {
  crashLoopBackOff,
  makeUnavailable,
  setContainer,
} from './testing/faults';

const MILLION = 'x'.repeat(1_000_000);

function sizeOf(value: unknown): number {
  return JSON.stringify(value).length;
}

/** Pods of somebody else that look as alike as they can. */
function addForeignPods(state: JudgeInput, count: number): void {
  const [template] = readyState().objects.pods;
  for (let index = 0; index < count; index++) {
    const pod: Pod = {
      ...template,
      metadata: {
        ...template.metadata,
        name: `foreign-${index}`,
        labels: { app: `foreign-${index % 50}` },
        ownerReferences: [
          { kind: 'ReplicaSet', name: `foreign-${index % 50}-abc`, uid: 'x' },
        ],
      },
    };
    state.objects.pods.push(pod);
  }
}

describe('a verdict stays small', () => {
  it.each<[string, (state: JudgeInput) => void]>([
    [
      'a config value',
      state => {
        step(state, 1).internalService!.config!.MODEL_ID = MILLION;
        step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT = MILLION;
      },
    ],
    [
      'a service name',
      state => (step(state, 1).internalService!.serviceName = MILLION),
    ],
    ['a step name', state => (step(state, 0).name = MILLION)],
    [
      'an external URL',
      state => (step(state, 0).externalService = `http://${MILLION}`),
    ],
    [
      'a namespace',
      state => (step(state, 0).internalService!.nameSpace = MILLION),
    ],
    [
      'the status',
      ({ objects }) => {
        const { status } = objects.connector!;
        status!.status = MILLION;
        status!.accessUrl = `http://${MILLION}`;
        status!.annotations = {
          [`Service:v1:llm-service:${NAMESPACE}`]: `http://${MILLION}`,
        };
      },
    ],
    [
      'what a container says',
      state =>
        setContainer(makeUnavailable(state, 'tgi-service', 5), {
          state: { waiting: { reason: 'ImagePullBackOff', message: MILLION } },
        }),
    ],
    [
      'what the cluster says',
      ({ observations }) => {
        observations.cluster = { reach: 'forbidden', message: MILLION };
      },
    ],
    [
      'what the router says',
      ({ observations }) => {
        observations.router = {
          answers: false,
          message: MILLION,
          since: '2026-11-23T15:00:00Z',
        };
      },
    ],
    [
      'the names of ten thousand other connectors',
      ({ objects }) => {
        objects.connectorsInNamespace = Array.from(
          { length: 10_000 },
          (_, index) => `connector-${index}`,
        );
      },
    ],
  ])('though %s is a million characters long', (_, edit) => {
    expect(sizeOf(judge(change(edit)))).toBeLessThan(16_000);
  });

  it('though ten thousand of its own Pods crash', () => {
    const verdict = judge(
      change(state => {
        const pod = makeUnavailable(state, 'tgi-service', 5);
        setContainer(pod, crashLoopBackOff(5));
        for (let index = 0; index < 10_000; index++) {
          const metadata = { ...pod.metadata, name: `tgi-${index}` };
          state.objects.pods.push({ ...pod, metadata });
        }
      }),
    );
    expect(verdict.causes.map(({ code }) => code)).toEqual(['crash-loop']);
  });

  it('though its spec dangles a thousand times, and names the first of them', () => {
    const verdict = judge(
      change(state => {
        const { nodes } = state.objects.connector!.spec;
        nodes.root.steps = Array.from({ length: 1_000 }, (_, index) => ({
          name: 'Llm',
          internalService: {
            serviceName: `llm-${index}`,
            config: { TGI_LLM_ENDPOINT: `absent-${index}` },
          },
        }));
      }),
    );
    expect(verdict.causes).toHaveLength(50);
    expect(verdict.causes[0].message).toContain("'absent-0'");
  });

  it('and the same, whoever else runs Pods in the namespace', () => {
    for (const make of [readyState, ...Object.values(STATES_BY_CAUSE)]) {
      const state = make();
      const alone = judge(state);
      addForeignPods(state, 1_000);
      expect(judge(state)).toEqual(alone);
    }
  });

  it('redacts a credential that a cut would have halved', () => {
    const verdict = judge(
      change(state =>
        setContainer(makeUnavailable(state, 'tgi-service', 5), {
          state: {
            waiting: {
              reason: 'ImagePullBackOff',
              message: `${'x'.repeat(290)} hf_abcdefghijklmnopqrstuvw`,
            },
          },
        }),
      ),
    );
    expect(JSON.stringify(verdict)).not.toMatch(/hf_a/);
  });
});

describe('what is kept of a connector', () => {
  it.each(["'", '---'])('tells of a %s that was cut off', part => {
    const state = change(each => {
      const { config } = step(each, 1).internalService!;
      config!.NOTE = `${MILLION}${part}${MILLION}`;
    });
    const connector = trimConnector(state.objects.connector)!;
    const objects = { ...state.objects, connector };
    expect(judge({ ...state, objects }).causes).toMatchObject([
      {
        code: 'unsafe-value',
        message: expect.stringContaining(
          'spec.nodes.root.steps[1].internalService.config.NOTE',
        ),
      },
    ]);
  });

  it('is small, and judged as the whole would be', () => {
    const state = change(({ objects }) => {
      const { metadata, spec } = objects.connector!;
      metadata.annotations = { note: MILLION };
      spec.nodes.root.steps![1].internalService!.config!.NOTE = MILLION;
      spec.nodes.root.steps![0].condition = MILLION;
    });
    const connector = trimConnector(state.objects.connector)!;
    expect(sizeOf(connector)).toBeLessThan(20_000);
    expect(JSON.stringify(connector)).toContain('[cut, of 1000000 characters]');
    expect(
      judge({ ...state, objects: { ...state.objects, connector } }),
    ).toEqual(judge(state));
  });
});
