import * as fc from 'fast-check';
import { parseOpea } from '../parseOpea';
import { flowRules } from './flowRules';

/** The flow that rules make of services called a, b, c, … */
function flowOf(rules: readonly string[]) {
  const services = Object.fromEntries(
    [...'abcdefgh'].map(name => [name, { endpoint: `/${name}` }]),
  );
  const { pipeline } = parseOpea(
    JSON.stringify({
      opea_micro_services: services,
      opea_mega_service: { mega_flow: rules },
    }),
  );
  const { flowNames, edges } = pipeline!;
  return { names: flowNames, edges };
}

describe('flowRules', () => {
  it.each([
    [['a >> b >> c']],
    [['a >> (b, c) >> d']],
    [['(a, b) >> (c, d)']],
    [['a >> b >> c >> d', 'a >> d']],
    [['a >> c >> d', 'b >> d']],
    [['a']],
    [['a >> b', 'c']],
  ])('writes %j as a person would', rules => {
    const { names, edges } = flowOf(rules);
    expect(flowRules(names, edges)).toEqual(rules);
  });

  it('puts what runs side by side in parentheses', () => {
    const { names, edges } = flowOf(['a >> b >> d', 'a >> c >> d']);
    expect(flowRules(names, edges)).toEqual(['a >> (b, c) >> d']);
  });

  it('gives back each flow when it is read again', () => {
    const letter = fc.constantFrom(...'abcdefgh');
    fc.assert(
      fc.property(fc.array(fc.tuple(letter, letter)), pairs => {
        // Downwards only, so that there is no circle.
        const rules = pairs.map(([x, y]) =>
          x === y ? x : [x, y].sort().join(' >> '),
        );
        const { names, edges } = flowOf(rules.length > 0 ? rules : ['a']);
        const again = flowOf(flowRules(names, edges));
        const sorted = (list: unknown[]) =>
          list.map(item => JSON.stringify(item)).sort();
        expect(sorted(again.edges)).toEqual(sorted(edges));
        expect(sorted(again.names)).toEqual(sorted(names));
      }),
    );
  });
});
