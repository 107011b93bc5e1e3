import {
  ClusterApiError,
  type ClusterApiErrorReason,
} from '@opea/backstage-plugin-gmc-node';
import { Backoff } from './Backoff';
import { RetryPlan } from './RetryPlan';

function newPlan() {
  const backoff = new Backoff({ initial: 1, max: 64, random: () => 1 });
  const plan = new RetryPlan(backoff, 64);
  const fail = (reason: ClusterApiErrorReason, retryAfterSeconds?: number) =>
    plan.afterFailure(
      new ClusterApiError(reason, 'east', 'no', { retryAfterSeconds }),
    );
  return { plan, fail };
}

describe('RetryPlan', () => {
  it('begins afresh when the answer changes, but once only', () => {
    const { fail } = newPlan();
    const reasons = [
      'unreachable',
      'unreachable',
      'unreachable',
      'forbidden',
      'unreachable',
      'failed',
      'forbidden',
    ] as const;
    expect(reasons.map(reason => fail(reason).wait)).toEqual([
      1, 2, 4, 1, 2, 4, 8,
    ]);
  });

  it('begins afresh after a success', () => {
    const { plan, fail } = newPlan();
    fail('failed');
    fail('failed');
    plan.watched();
    expect(fail('failed').wait).toBe(1);
  });

  it('calls an expired version trouble only where it goes on', () => {
    const { plan, fail } = newPlan();
    const troubles = () => [1, 2, 3].map(() => fail('expired').isTrouble);
    expect(troubles()).toEqual([false, false, true]);
    plan.listed();
    expect(troubles()).toEqual([false, false, true]);
  });

  it('believes that a resource is missing when told twice in a row', () => {
    const { fail } = newPlan();
    expect(fail('not-found').isMissing).toBe(false);
    expect(fail('failed').isMissing).toBe(false);
    expect(fail('not-found').isMissing).toBe(false);
    expect(fail('not-found')).toMatchObject({ isMissing: true, wait: 64 });
  });

  it('waits for as long as it is asked to, within reason', () => {
    const { fail } = newPlan();
    expect(fail('failed', 7)).toMatchObject({ wait: 7_000, isAsked: true });
    expect(fail('failed', 86_400).wait).toBe(300_000);
  });
});
