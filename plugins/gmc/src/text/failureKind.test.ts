import { refusal } from '../../dev/scenarios';
import { failureKind } from './failureKind';

describe('failureKind', () => {
  it.each([
    [refusal(403, 'NotAllowedError'), 'forbidden'],
    [refusal(401, 'AuthenticationError'), 'forbidden'],
    [refusal(404, 'NotFoundError'), 'notFound'],
    [refusal(400, 'InputError'), 'invalid'],
    [refusal(503, 'ServiceUnavailableError'), 'unavailable'],
    [refusal(502, 'Error'), 'unreachable'],
    [new TypeError('Failed to fetch'), 'unreachable'],
  ])('tells what %s means', (error, kind) => {
    expect(failureKind(error)).toBe(kind);
  });
});
