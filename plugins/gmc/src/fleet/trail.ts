/**
 * The cursors of the pages that led to this one, the first page's being empty,
 * from what the browser keeps beside the address. That may be anybody's.
 */
export function readTrail(state: unknown): string[] {
  if (typeof state !== 'object' || state === null || !('trail' in state)) {
    return [];
  }
  const { trail } = state;
  return Array.isArray(trail) && trail.every(each => typeof each === 'string')
    ? trail
    : [];
}
