import { ClusterApiError } from './ClusterApiError';

describe('ClusterApiError', () => {
  it('is recognised also where another copy of the package made it', () => {
    class OtherCopy extends Error {
      readonly name = 'ClusterApiError';
      readonly reason = 'unreachable';
    }
    expect(ClusterApiError.is(new OtherCopy('gone'))).toBe(true);
    expect(
      ClusterApiError.is(new ClusterApiError('failed', 'east', 'oops')),
    ).toBe(true);
    expect(ClusterApiError.is(new Error('ClusterApiError'))).toBe(false);
    expect(ClusterApiError.is({ name: 'ClusterApiError', reason: 'x' })).toBe(
      false,
    );
  });
});
