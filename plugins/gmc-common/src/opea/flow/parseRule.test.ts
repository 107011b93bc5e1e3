import * as fc from 'fast-check';
import { parseRule } from './parseRule';

function groups(rule: string): string[][] {
  return parseRule(rule).groups.map(group => group.map(({ text }) => text));
}

/** Each problem as its code and the text it points at. */
function problems(rule: string): string[] {
  return parseRule(rule).problems.map(
    ({ code, start, end }) => `${code} at ${start}: ${rule.slice(start, end)}`,
  );
}

describe('parseRule', () => {
  it.each([
    ['a', [['a']]],
    ['a >> b >> c', [['a'], ['b'], ['c']]],
    ['a>>b', [['a'], ['b']]],
    ['a >> (b, c)>>d', [['a'], ['b', 'c'], ['d']]],
    ['(a,b)', [['a', 'b']]],
    ['opea/llm@1.0-x >> 2nd_step', [['opea/llm@1.0-x'], ['2nd_step']]],
    ['a- >> b', [['a-'], ['b']]],
  ])('reads %s', (rule, expected) => {
    expect(groups(rule)).toEqual(expected);
    expect(problems(rule)).toEqual([]);
  });

  // OPEA's orchestrator takes all of these, and makes other services of them.
  it.each([
    ['', ['flow-empty-name at 0: ']],
    ['()', ['flow-empty-name at 1: )']],
    ['(a, )', ['flow-empty-name at 4: )']],
    ['(, a)', ['flow-empty-name at 1: ,']],
    ['((a,b),c)', ['flow-parenthesis at 1: (']],
    ['(a, b >> c', ['flow-arrow at 6: >>', 'flow-parenthesis at 0: (']],
    ['(a >> b, c) >> d', ['flow-arrow at 3: >>']],
    ['(a)(b)', ['flow-arrow at 3: (']],
    ['a, b >> c', ['flow-parenthesis at 1: ,']],
    ['a > b', ['flow-arrow at 2: >']],
    ['a >>> b', ['flow-arrow at 2: >>>']],
    ['a -> b', ['flow-arrow at 2: ->']],
    ['a->b', ['flow-arrow at 1: ->']],
    ['a => b', ['flow-arrow at 2: =>']],
    ['a → b', ['flow-arrow at 2: →']],
    ['a→b', ['flow-arrow at 1: →']],
    ['>> a', ['flow-empty-name at 0: >>']],
    ['a >>', ['flow-empty-name at 2: >>']],
    ['a >> >> b', ['flow-empty-name at 5: >>']],
    ['a b', ['flow-arrow at 2: b']],
    ['a)', ['flow-parenthesis at 1: )']],
    ["'a' >> b", ["flow-name at 0: 'a'"]],
    ['[a] >> b', ['flow-name at 0: [a]']],
    ['_a >> b', ['flow-name at 0: _a']],
    ['a! >> b', ['flow-name at 0: a!']],
    ['é >> b', ['flow-name at 0: é']],
  ])('points at what is wrong with %j', (rule, expected) => {
    expect(problems(rule)).toEqual(expected);
  });

  it('goes on after a problem', () => {
    expect(groups('a -> (b, !) >> c')).toEqual([['a'], ['b'], ['c']]);
  });

  it('reads every rule that it can be given, to the end', () => {
    const piece = fc.constantFrom(
      ...['a', 'b1', ' ', '>>', '>', '(', ')', ',', '-', '=', '→', '!', '.'],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
        const rule = pieces.join('');
        for (const { start, end } of parseRule(rule).problems) {
          expect(start).toBeLessThanOrEqual(end);
          expect(end).toBeLessThanOrEqual(rule.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads back the groups that a valid rule was written from', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@/-]{0,8}$/);
    const group = fc.array(name, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 5 }), written => {
        const rule = written
          .map(names => (names.length > 1 ? `(${names.join(', ')})` : names[0]))
          .join(' >> ');
        expect(groups(rule)).toEqual(written);
        expect(problems(rule)).toEqual([]);
      }),
    );
  });
});
