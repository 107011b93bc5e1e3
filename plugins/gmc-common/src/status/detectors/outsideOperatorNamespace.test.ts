import type { JudgeInput } from '../judge';
import { minutesAgo } from '../testing/readyState';
import { summary } from '../testing/judged';
import { judge } from '../judge';
import { STATES_BY_CAUSE } from '../testing/states';

const makeOutside = STATES_BY_CAUSE['outside-operator-namespace'];

function outside(edit: (state: JudgeInput) => void): JudgeInput {
  const state = makeOutside();
  edit(state);
  return state;
}

describe("a connector outside the operator's namespace", () => {
  it('is concluded from one that the operator did report on', () => {
    const [cause] = judge(makeOutside()).causes;
    expect(cause.evidence).toEqual([
      {
        object: { kind: 'GMConnector', name: 'chatqa', namespace: 'chatqa' },
        text: 'has a status of the operator',
      },
    ]);
    expect(cause.advice).toContain("TARGET_NAMESPACE be 'codegen'");
  });

  it('is known at once where the namespace is configured', () => {
    const state = outside(each => {
      each.operatorNamespace = 'chatqa';
      each.served = undefined;
      each.objects.connector!.metadata.creationTimestamp = minutesAgo(0);
    });
    expect(summary(state)).toEqual(['stuck', 'outside-operator-namespace']);
  });

  it.each<[string, (state: JudgeInput) => void]>([
    ['it is the very namespace', each => (each.operatorNamespace = 'codegen')],
    ['nobody looked at the others', each => (each.served = undefined)],
    [
      'the operator has reported on a connector here',
      each =>
        each.served!.push({
          namespace: 'codegen',
          name: 'other',
          profile: 'enterprise-rag',
        }),
    ],
    [
      "what was reported on is upstream's",
      each => (each.served![0].profile = 'genaiinfra'),
    ],
  ])('is not where %s', (_, edit) => {
    expect(summary(outside(edit))).toEqual(['stuck', 'operator-silent']);
  });

  it('is not before the operator had its time', () => {
    const state = outside(each => {
      each.objects.connector!.metadata.creationTimestamp = minutesAgo(1);
    });
    expect(summary(state)).toEqual(['progressing', 'operator-silent']);
  });

  it('is silence like any other where nothing was ever reported on', () => {
    const [cause] = judge(outside(each => (each.served = []))).causes;
    expect(cause.code).toBe('operator-silent');
    expect(cause.advice).toContain('may run no operator at all');
  });
});
