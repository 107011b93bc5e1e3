import { readText } from './readText';

describe('readText', () => {
  it.each([
    ['all of an answer', 'a router', 8, 'a router', true],
    ['an answer without a body', null, 8, '', true],
    ['no more than so many bytes', 'a router', 7, 'a route', false],
    ['no half character', 'routér', 5, 'rout', false],
  ])('reads %s', async (_, body, maxBytes, text, isComplete) => {
    expect(await readText(new Response(body), maxBytes)).toEqual({
      text,
      isComplete,
    });
  });

  it('lets go of an answer that does not end', async () => {
    const cancel = jest.fn();
    const body = new ReadableStream({
      pull: controller => controller.enqueue(new TextEncoder().encode('abc')),
      cancel,
    });
    expect(await readText(new Response(body), 4)).toEqual({
      text: 'abca',
      isComplete: false,
    });
    expect(cancel).toHaveBeenCalled();
  });
});
