import { readTrail } from './trail';

describe('readTrail', () => {
  it('reads the cursors that led to a page', () => {
    expect(readTrail({ trail: ['', 'a'] })).toEqual(['', 'a']);
  });

  it.each([undefined, null, 'trail', {}, { trail: 'a' }, { trail: [1] }])(
    'takes what others keep there for none: %j',
    state => {
      expect(readTrail(state)).toEqual([]);
    },
  );
});
