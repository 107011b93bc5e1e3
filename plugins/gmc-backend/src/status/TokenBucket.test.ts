import { TokenBucket } from './TokenBucket';

function at(seconds: number): Date {
  return new Date(1_000_000 + seconds * 1_000);
}

describe('TokenBucket', () => {
  it('gives so many at once, and then so many a second', () => {
    const bucket = new TokenBucket({ burst: 3, perSecond: 2 });
    const taken = (seconds: number) =>
      [1, 2, 3, 4, 5].filter(() => bucket.tryTake(at(seconds))).length;
    expect(taken(0)).toBe(3);
    expect(taken(0.4)).toBe(0);
    expect(taken(1)).toBe(2);
    expect(taken(100)).toBe(3);
  });

  it('says how long to wait for what is taken in advance', () => {
    const bucket = new TokenBucket({ burst: 1, perSecond: 2 });
    expect([0, 0, 0].map(seconds => bucket.reserve(at(seconds)))).toEqual([
      0, 500, 1_000,
    ]);
    expect(bucket.reserve(at(2))).toBe(0);
  });

  it('neither gives nor owes anything for a clock that is set back', () => {
    const bucket = new TokenBucket({ burst: 1, perSecond: 1 });
    expect(bucket.tryTake(at(100))).toBe(true);
    expect(bucket.tryTake(at(0))).toBe(false);
    expect(bucket.tryTake(at(1))).toBe(true);
  });
});
