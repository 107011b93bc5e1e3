import { LagMeter } from './LagMeter';

describe('LagMeter', () => {
  const at = (seconds: number) => new Date(seconds * 1_000);

  it('tells the longest of the last minute', () => {
    const lag = new LagMeter();
    expect(lag.longest(at(0))).toBeUndefined();
    lag.add(20, at(0));
    lag.add(80, at(10));
    lag.add(40, at(30));
    expect(lag.longest(at(60))).toBe(80);
    expect(lag.longest(at(75))).toBe(40);
    expect(lag.longest(at(95))).toBeUndefined();
  });
});
