import { referencesIn, soleReference, withDefaults } from './interpolation';

describe('the variables that Compose fills in', () => {
  it.each([
    ['${A}', ['A']],
    ['$A-${B:-c}', ['A', 'B']],
    ['${A:-${B:-${C}}}', ['A', 'B', 'C']],
    ['${A:-{"b": 1}}', ['A']],
    ['${A:-${}} ${A:-$${}}', ['A']],
    ['$$A $${B} $1 ${} ${a b} ${A', []],
  ])('in %s are %j', (text, names) => {
    expect(referencesIn(text).map(({ name }) => name)).toEqual(names);
  });

  it('are told from texts that have some', () => {
    expect(soleReference('${A:?say so}')).toEqual({
      name: 'A',
      operator: ':?',
      word: 'say so',
      text: '${A:?say so}',
    });
    expect(soleReference('x${A}')).toBeUndefined();
    expect(soleReference('')).toBeUndefined();
  });

  it('have their defaults, as far as there are', () => {
    expect(withDefaults('${PORT:-80${X:-8}}:${IN}80${Y:?no}')).toBe('808:80');
  });

  it('are found in a long text in no time', () => {
    const started = Date.now();
    referencesIn('${A:-'.repeat(100_000));
    referencesIn(`${'${A:-'.repeat(300)}\${}${'}'.repeat(300)}`.repeat(100));
    expect(Date.now() - started).toBeLessThan(5_000);
  });
});
