import {
  ClusterApiError,
  type ClusterApiErrorReason,
} from '@opea/backstage-plugin-gmc-node';
import { Contact, freshnessOf } from './Contact';

function at(seconds: number): Date {
  return new Date(seconds * 1_000);
}

function contact(options: {
  syncedAt?: number;
  failed?: { reason: ClusterApiErrorReason; at: number };
}): Contact {
  const { syncedAt, failed } = options;
  const made = new Contact();
  if (syncedAt !== undefined) {
    made.synced = true;
    made.succeeded(at(syncedAt));
  }
  if (failed) {
    const { reason } = failed;
    made.failed(
      new ClusterApiError(reason, 'east', `is ${reason}`),
      at(failed.at),
    );
  }
  return made;
}

describe('freshnessOf', () => {
  it('is live when all were heard, as old as the oldest word', () => {
    const contacts = [contact({ syncedAt: 20 }), contact({ syncedAt: 10 })];
    expect(freshnessOf(contacts, at(30))).toEqual({
      state: 'live',
      lastContact: at(10).toISOString(),
    });
  });

  it('is starting until every list is complete', () => {
    const contacts = [contact({ syncedAt: 20 }), contact({})];
    expect(freshnessOf(contacts, at(30)).state).toBe('starting');
  });

  it.each(['unreachable', 'forbidden'] as const)(
    'is stale for the time of a restart, then %s',
    reason => {
      const contacts = [contact({ syncedAt: 10, failed: { reason, at: 20 } })];
      expect(freshnessOf(contacts, at(49)).state).toBe('stale');
      expect(freshnessOf(contacts, at(50))).toEqual({
        state: reason,
        lastContact: at(10).toISOString(),
        message: `is ${reason}`,
      });
    },
  );

  it.each(['unreachable', 'forbidden'] as const)(
    'is %s at once if it never was otherwise',
    reason => {
      const contacts = [contact({ failed: { reason, at: 20 } })];
      expect(freshnessOf(contacts, at(20)).state).toBe(reason);
    },
  );

  it('stays stale while an API server answers with troubles of its own', () => {
    const contacts = [
      contact({ syncedAt: 10, failed: { reason: 'failed', at: 20 } }),
    ];
    expect(freshnessOf(contacts, at(500)).state).toBe('stale');
  });

  it('counts a time of failures from the first, and forgets it on success', () => {
    const made = contact({
      syncedAt: 0,
      failed: { reason: 'unreachable', at: 1 },
    });
    made.failed(new ClusterApiError('unreachable', 'east', 'still'), at(31));
    expect(freshnessOf([made], at(31)).state).toBe('unreachable');
    made.succeeded(at(32));
    expect(freshnessOf([made], at(32)).state).toBe('live');
  });

  it('says so where the definition of GMConnector is not installed', () => {
    const made = contact({ syncedAt: 10 });
    made.missing = true;
    expect(freshnessOf([made], at(20))).toMatchObject({
      state: 'live',
      message: expect.stringContaining('not installed'),
    });
  });
});
