import * as fc from 'fast-check';
import { fromKubernetesList } from './fromKubernetesList';
import { judge, type JudgeInput } from './judge';
import { readyState } from './testing/readyState';
import { STATES_BY_CAUSE } from './testing/states';
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

  it('does not depend on the order of the objects', () => {
    fc.assert(
      fc.property(inputs, input => {
        const { workloads, pods, events } = input.objects;
        const reversed = {
          ...input.objects,
          workloads: [...workloads].reverse(),
          pods: [...pods].reverse(),
          events: [...events].reverse(),
        };
        const verdict = judge({ ...input, objects: reversed });
        expect(verdict.state).toBe(judge(input).state);
      }),
      { numRuns: 300 },
    );
  });
});
