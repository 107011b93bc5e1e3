import { ServerClock } from './ServerClock';

const NOW = Date.parse('2026-11-23T16:00:00Z');

/** The clock after answers that came within so many seconds. */
function clockAfter(...answers: { offset: number; took?: number }[]) {
  const clock = new ServerClock();
  for (const { offset, took = 0.1 } of answers) {
    clock.observe({
      serverTime: new Date(NOW + offset * 1_000),
      sentAt: new Date(NOW),
      receivedAt: new Date(NOW + took * 1_000),
    });
  }
  return clock;
}

describe('ServerClock', () => {
  it('takes a few seconds for none', () => {
    const clock = clockAfter({ offset: -3 });
    expect(clock.skewSeconds).toBeUndefined();
    expect(clock.toServer(new Date(NOW))).toEqual(new Date(NOW));
  });

  it.each([
    [-120, -119],
    [300, 300],
  ])('follows a clock that is %i seconds ahead', (offset, skewSeconds) => {
    const clock = clockAfter({ offset });
    expect(clock.skewSeconds).toBe(skewSeconds);
  });

  it('blames no slow answer on the clock', () => {
    expect(clockAfter({ offset: 0, took: 60 }).skewSeconds).toBeUndefined();
  });

  it('hears of a clock that was set right', () => {
    const clock = clockAfter({ offset: -120 }, { offset: 0 });
    expect(clock.skewSeconds).toBeUndefined();
  });
});
