import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import type { ClusterApiError } from '@opea/backstage-plugin-gmc-node';

/** How following one resource goes. */
export class Contact {
  /** Whether there ever was a complete list. */
  synced = false;
  lastContact?: Date;
  /** The last attempt's failure, and since when there are failures only. */
  failure?: { error: ClusterApiError; since: Date };
  /** The API server does not have the resource. */
  missing = false;

  /** For what is followed from now on, since nothing of it was wanted before. */
  static complete(now: Date): Contact {
    const contact = new Contact();
    contact.synced = true;
    contact.succeeded(now);
    return contact;
  }

  succeeded(now: Date): void {
    this.lastContact = now;
    this.failure = undefined;
    this.missing = false;
  }

  failed(error: ClusterApiError, now: Date): void {
    this.failure = { error, since: this.failure?.since ?? now };
  }
}

/** What contacts say together, without the cluster's name. */
export type Freshness = Omit<ClusterFreshness, 'cluster' | 'title'>;

/**
 * An API server that restarts is back within this time; until then what is
 * known is called stale and not given up. That goes for refusals, too: while it
 * starts, it may not have read its own roles yet.
 */
const GRACE_MS = 30_000;

/**
 * How fresh knowledge is that rests on all of these contacts: as fresh as the
 * worst of them.
 */
export function freshnessOf(contacts: Contact[], now: Date): Freshness {
  const lastContact = oldest(contacts)?.toISOString();
  const failures = contacts.flatMap(({ failure, synced }) =>
    failure ? [{ ...failure, synced }] : [],
  );
  const unsupported = failures.find(
    ({ error }) => error.reason === 'unsupported',
  );
  if (unsupported) {
    return { state: 'unsupported', message: unsupported.error.message };
  }
  for (const state of ['forbidden', 'unreachable'] as const) {
    const failure = failures.find(
      ({ error, since, synced }) =>
        error.reason === state &&
        (!synced || now.getTime() - since.getTime() >= GRACE_MS),
    );
    if (failure) {
      return { state, lastContact, message: failure.error.message };
    }
  }
  const message = failures.at(0)?.error.message;
  if (contacts.some(({ synced }) => !synced)) {
    return { state: 'starting', lastContact, message };
  }
  if (failures.length > 0) {
    return { state: 'stale', lastContact, message };
  }
  if (contacts.some(({ missing }) => missing)) {
    return {
      state: 'live',
      lastContact,
      message: 'The GMConnector definition is not installed in this cluster.',
    };
  }
  return { state: 'live', lastContact };
}

function oldest(contacts: Contact[]): Date | undefined {
  const times = contacts.map(({ lastContact }) => lastContact);
  if (times.includes(undefined)) {
    return undefined;
  }
  return times
    .flatMap(time => time ?? [])
    .sort((a, b) => a.getTime() - b.getTime())
    .at(0);
}
