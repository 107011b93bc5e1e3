import { InputError } from '@backstage/errors';
import { readCursor, writeCursor } from './cursor';

describe('a cursor', () => {
  const query = { state: ['stuck' as const], search: 'shop' };

  it('is good for the next page of the same query, however long', () => {
    const cursor = writeCursor(query, ['a', 'b']);
    expect(readCursor({ ...query, limit: 5, cursor })).toEqual(['a', 'b']);
    expect(readCursor(query)).toBeUndefined();
  });

  it('says nothing to who looks at it', () => {
    expect(writeCursor(query, ['a'])).toMatch(/^[\w-]+$/);
  });

  it('is refused with another filter or order', () => {
    const cursor = writeCursor(query, ['a', 'b']);
    expect(() => readCursor({ ...query, order: 'desc', cursor })).toThrow(
      "'cursor': is of another filter or order",
    );
  });

  it.each(['', 'x', 'bnVsbA', Buffer.from('[1,2]').toString('base64url')])(
    "is refused where nobody gave it: '%s'",
    cursor => {
      expect(() => readCursor({ cursor })).toThrow(InputError);
    },
  );
});
