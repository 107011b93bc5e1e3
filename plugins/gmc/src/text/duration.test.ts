import { durationSince } from './duration';

const now = new Date('2026-11-23T12:00:00Z');

describe('durationSince', () => {
  it.each([
    ['2026-11-23T11:59:30Z', { unit: 'moment', count: 0 }],
    ['2026-11-23T11:59:00Z', { unit: 'minutes', count: 1 }],
    ['2026-11-23T11:00:01Z', { unit: 'minutes', count: 59 }],
    ['2026-11-23T11:00:00Z', { unit: 'hours', count: 1 }],
    ['2026-11-21T12:00:01Z', { unit: 'hours', count: 47 }],
    ['2026-11-21T12:00:00Z', { unit: 'days', count: 2 }],
  ])('names the time since %s in the unit of people', (since, duration) => {
    expect(durationSince(since, now)).toEqual(duration);
  });

  it('takes a time in the future for now: clocks differ', () => {
    expect(durationSince('2026-11-23T12:05:00Z', now)).toEqual({
      unit: 'moment',
      count: 0,
    });
  });

  it('says nothing about what is no time', () => {
    expect(durationSince('yesterday', now)).toBeUndefined();
  });
});
