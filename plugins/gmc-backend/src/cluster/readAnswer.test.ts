import { readEvent, readList } from './readAnswer';

const metadata = { resourceVersion: '7' };

describe('an answer of an API server', () => {
  it('is a list, also where Go wrote null for an empty one', () => {
    const text = JSON.stringify({ metadata, items: null });
    expect(readList('east', text)).toEqual({
      items: [],
      resourceVersion: '7',
    });
  });

  it.each([
    ['an empty text', ''],
    ['something that is not JSON', '<html>Sign in</html>'],
    ['half a list', '{"metadata":{"resourceVersion":"7"},"items":[{"met'],
    ['another object', '{"kind":"Pod","metadata":{"name":"a"}}'],
    ['a list without a version', '{"metadata":{},"items":[]}'],
    ['null', 'null'],
  ])('is not taken for an empty list if it is %s', (_, text) => {
    expect(() => readList('east', text)).toThrow(
      expect.objectContaining({ reason: 'failed' }),
    );
  });

  it('is read without what has no name', () => {
    const a = { metadata: { name: 'a' } };
    const text = JSON.stringify({ metadata, items: [null, 1, {}, a] });
    expect(readList('east', text).items).toEqual([a]);
  });

  it.each([
    ['not JSON', 'upstream timed out'],
    ['of an unknown type', '{"type":"CHANGED","object":{}}'],
    ['about nothing', '{"type":"ADDED"}'],
    ['about something without a name', '{"type":"ADDED","object":{}}'],
  ])('is no event if it is %s', (_, line) => {
    expect(() => readEvent('east', line)).toThrow(
      expect.objectContaining({ reason: 'failed' }),
    );
  });

  it('may say within a watch that its version is too old', () => {
    const object = { kind: 'Status', code: 410, reason: 'Expired' };
    const line = JSON.stringify({ type: 'ERROR', object });
    expect(() => readEvent('east', line)).toThrow(
      expect.objectContaining({ reason: 'expired', status: 410 }),
    );
  });
});
