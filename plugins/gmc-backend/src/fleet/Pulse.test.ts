import { Pulse } from './Pulse';

describe('Pulse', () => {
  beforeEach(() => jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => jest.useRealTimers());

  it('tells all at once, once for many changes in a second', async () => {
    const pulse = new Pulse();
    const told: string[] = [];
    pulse.subscribe(() => told.push('ann'));
    const leave = pulse.subscribe(() => told.push('bob'));
    pulse.stir();
    pulse.stir();
    expect(told).toEqual([]);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['ann', 'bob']);
    leave();
    pulse.stir();
    await jest.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual(['ann', 'bob', 'ann']);
  });

  it('costs nothing where nobody listens', () => {
    new Pulse().stir();
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets others have their turn between many listeners', async () => {
    const pulse = new Pulse();
    let told = 0;
    const listeners = Array.from({ length: 250 }, () => () => {
      told += 1;
    });
    listeners.forEach(listener => pulse.subscribe(listener));
    pulse.stir();
    jest.advanceTimersByTime(1_000);
    expect(told).toBeLessThan(250);
    for (let turn = 0; turn < 10 && told < 250; turn++) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(told).toBe(250);
  });
});
