import * as fc from 'fast-check';
import { TIERS } from './detectors/Detector';
import { explain } from './explain';
import { fromKubernetesList } from './fromKubernetesList';
import { judge, type JudgeInput } from './judge';
import {
  crashLoopBackOff,
  evict,
  makeUnavailable,
  makeUnscheduled,
  setContainer,
} from './testing/faults';
import { readyState } from './testing/readyState';
import { change, STATES_BY_CAUSE } from './testing/states';
import { buildView } from './view/buildView';
import { wantedLogs } from './wantedLogs';

/** Any JSON, in the place of any part of an object. */
function mutated(state: JudgeInput): fc.Arbitrary<unknown[]> {
  const { objects } = state;
  const originals = [
    objects.connector,
    ...objects.workloads,
    ...objects.pods,
    ...objects.events,
    ...objects.persistentVolumeClaims,
  ];
  return fc
    .array(
      fc.record({
        path: fc.array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 9 }),
        value: fc.oneof(
          fc.constantFrom(undefined, null, '', 'a:b', [], [null], {}, 0, -1),
          fc.jsonValue({ maxDepth: 2 }),
        ),
      }),
      { maxLength: 12 },
    )
    .map(edits => {
      const copies: unknown[] = structuredClone(originals);
      for (const { path, value } of edits) {
        replaceAt(copies, path, value);
      }
      return copies;
    });
}

/** Follows the path as far as there is something to follow. */
function replaceAt(root: unknown[], path: number[], value: unknown): void {
  let parent = root as unknown as Record<string, unknown>;
  let key = String((path[0] ?? 0) % root.length);
  for (const turn of path.slice(1)) {
    const child = parent[key];
    if (
      typeof child !== 'object' ||
      child === null ||
      Object.keys(child).length === 0
    ) {
      break;
    }
    parent = child as Record<string, unknown>;
    const keys = Object.keys(parent);
    key = keys[turn % keys.length];
  }
  parent[key] = value;
}

const inputs: fc.Arbitrary<JudgeInput> = fc
  .constantFrom(readyState, ...Object.values(STATES_BY_CAUSE))
  .chain(make => {
    const state = make();
    return mutated(state).map(items => ({
      ...state,
      objects: {
        ...fromKubernetesList({ items }, state),
        configMaps: state.objects.configMaps,
      },
    }));
  });

function shuffle(
  objects: JudgeInput['objects'],
): fc.Arbitrary<JudgeInput['objects']> {
  const any = <T>(items: T[]) =>
    fc.shuffledSubarray(items, { minLength: items.length });
  return fc.record({
    connector: fc.constant(objects.connector),
    connectorsInNamespace: any(objects.connectorsInNamespace),
    workloads: any(objects.workloads),
    pods: any(objects.pods),
    persistentVolumeClaims: any(objects.persistentVolumeClaims),
    events: any(objects.events),
    configMaps: any(objects.configMaps),
  });
}

/** Something else, or nothing, for each of the steps. */
const severalFaults: fc.Arbitrary<JudgeInput> = fc
  .array(
    fc.record({
      service: fc.constantFrom('llm-service', 'tgi-service', 'router-service'),
      fault: fc.constantFrom('crash', 'pull', 'schedule', 'start', 'evict'),
      ago: fc.nat({ max: 30 }),
    }),
    { maxLength: 4 },
  )
  .map(faults =>
    change(state => {
      for (const { service, fault, ago } of faults) {
        apply(state, service, fault, ago);
      }
    }),
  );

function apply(
  state: JudgeInput,
  service: string,
  fault: string,
  ago: number,
): void {
  if (fault === 'schedule') {
    makeUnscheduled(state, service, ago, 'too full');
    return;
  }
  const pod = makeUnavailable(state, service, ago);
  if (!pod.status?.containerStatuses) {
    return;
  }
  if (fault === 'crash') {
    setContainer(pod, crashLoopBackOff(3));
  } else if (fault === 'pull') {
    setContainer(pod, { state: { waiting: { reason: 'ErrImagePull' } } });
  } else {
    setContainer(pod, { state: { waiting: { reason: 'ContainerCreating' } } });
  }
  if (fault === 'evict') {
    evict(state, service, ago);
  }
}

function compareRanks(a: number[], b: number[]): number {
  const index = a.findIndex((rank, position) => rank !== b[position]);
  if (index < 0) {
    return 0;
  }
  return a[index] < b[index] ? -1 : 1;
}

describe('judge', () => {
  it('throws for nothing that can be trimmed, and always has a state', () => {
    fc.assert(
      fc.property(inputs, input => {
        const verdict = judge(input);
        wantedLogs(input.objects);
        expect(verdict.state).toMatch(
          /^(ready|progressing|degraded|stuck|suspended|deleting|absent|unknown)$/,
        );
        // It is never mute: what is not well has a cause.
        expect(
          verdict.causes.length > 0 ||
            ['ready', 'deleting'].includes(verdict.state),
        ).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('says the same twice, and leaves its input as it is', () => {
    fc.assert(
      fc.property(inputs, input => {
        const before = structuredClone(input);
        const verdict = judge(input);
        expect(judge(input)).toEqual(verdict);
        expect(input).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('says the same, in whatever order the objects come', () => {
    const shuffled = inputs.chain(input =>
      fc.record({ input: fc.constant(input), objects: shuffle(input.objects) }),
    );
    fc.assert(
      fc.property(shuffled, ({ input, objects }) => {
        expect(judge({ ...input, objects })).toEqual(judge(input));
      }),
      { numRuns: 500 },
    );
  });

  it('has the root cause first: what fails, then along the tiers, then the earlier', () => {
    fc.assert(
      fc.property(severalFaults, input => {
        const findings = explain(buildView(input));
        const ranks = findings.map(({ failing, detector, since }) => [
          failing ? 0 : 1,
          TIERS.indexOf(detector.tier),
          since ? Date.parse(since) : Infinity,
        ]);
        for (const [index, rank] of ranks.slice(1).entries()) {
          expect(compareRanks(ranks[index], rank)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
