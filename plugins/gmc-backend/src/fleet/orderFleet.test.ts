import type { FleetQuery } from '@opea/backstage-plugin-gmc-common';
import { record } from './__testUtils__/record';
import { comparePositions, positionOf } from './orderFleet';

const FLEET = [
  record('east/b/ready', { state: 'ready' }),
  record('west/a/new', { state: 'degraded', since: '2026-02-01T00:00:00Z' }),
  record('east/c/old', { state: 'degraded', since: '2026-01-01T00:00:00Z' }),
  record('east/d/mute', { state: 'degraded' }),
  record('west/e/stuck', { state: 'stuck', owners: ['group:default/x'] }),
];

function namesBy(query: FleetQuery): string[] {
  return FLEET.map(each => ({ each, position: positionOf(each, query) }))
    .sort((a, b) => comparePositions(a.position, b.position, query))
    .map(({ each }) => each.summary.name);
}

describe('orderFleet', () => {
  it('puts problems first, and of these the oldest', () => {
    const names = ['stuck', 'old', 'new', 'mute', 'ready'];
    expect(namesBy({})).toEqual(names);
    expect(namesBy({ order: 'desc' })).toEqual(names.reverse());
  });

  it.each([
    ['name', ['mute', 'new', 'old', 'ready', 'stuck']],
    ['namespace', ['new', 'ready', 'old', 'mute', 'stuck']],
    ['cluster', ['mute', 'old', 'ready', 'new', 'stuck']],
    ['owner', ['stuck', 'mute', 'new', 'old', 'ready']],
    ['since', ['old', 'new', 'mute', 'ready', 'stuck']],
  ] as const)('sorts by %s, what has none last', (sort, names) => {
    expect(namesBy({ sort })).toEqual(names);
  });
});
