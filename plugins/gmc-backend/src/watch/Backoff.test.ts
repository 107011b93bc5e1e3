import { Backoff } from './Backoff';

describe('Backoff', () => {
  it('doubles up to the maximum, and begins anew after a success', () => {
    const backoff = new Backoff({ initial: 100, max: 500, random: () => 1 });
    const waits = [1, 2, 3, 4, 5].map(() => backoff.next());
    expect(waits).toEqual([100, 200, 400, 500, 500]);
    backoff.reset();
    expect(backoff.next()).toBe(100);
  });

  it('leaves half of each wait to chance', () => {
    const backoff = new Backoff({ initial: 100, max: 500, random: () => 0 });
    expect([backoff.next(), backoff.next()]).toEqual([50, 100]);
  });

  it('stays at the maximum however long it goes on', () => {
    const backoff = new Backoff({ initial: 100, max: 500, random: () => 1 });
    for (let i = 0; i < 2_000; i++) {
      backoff.next();
    }
    expect(backoff.next()).toBe(500);
  });
});
