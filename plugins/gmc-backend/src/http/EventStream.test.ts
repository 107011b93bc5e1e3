import { EventEmitter } from 'node:events';
import type { Response } from 'express';
import { EventStream } from './EventStream';

/** A response whose reader can be slow. */
class FakeResponse extends EventEmitter {
  readonly written: string[] = [];
  slow = false;
  ended = false;
  headers: Record<string, string> = {};

  writeHead(_status: number, headers: Record<string, string>) {
    this.headers = headers;
  }
  write(text: string): boolean {
    this.written.push(text);
    return !this.slow;
  }
  end() {
    this.ended = true;
    this.emit('close');
  }
  events(): string[] {
    return this.written.filter(text => text.startsWith('event:'));
  }
}

describe('EventStream', () => {
  let response: FakeResponse;
  let value: number;
  let fails: Error | undefined;
  let changed: () => void = () => {};
  let subscribed = 0;

  function open() {
    return EventStream.open({
      response: response as unknown as Response,
      current: async () => {
        if (fails) {
          throw fails;
        }
        return { value };
      },
      subscribe: listener => {
        subscribed++;
        changed = listener;
        return () => subscribed--;
      },
    });
  }

  function change(to: number) {
    value = to;
    changed();
  }

  beforeEach(() => {
    jest.useFakeTimers();
    response = new FakeResponse();
    value = 1;
    fails = undefined;
    subscribed = 0;
  });

  afterEach(() => jest.useRealTimers());

  it('sends one event for a swarm of changes, and none for no change', async () => {
    await open();
    change(2);
    change(3);
    change(4);
    await jest.advanceTimersByTimeAsync(1_000);
    change(4);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.events()).toEqual([
      'event: snapshot\ndata: {"value":1}\n\n',
      'event: change\ndata: {"value":4}\n\n',
    ]);
  });

  it('sends the first change after a quiet time at once', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(1_000);
    change(2);
    await jest.advanceTimersByTimeAsync(10);
    expect(response.events()).toHaveLength(2);
    change(3);
    change(4);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.events().slice(2)).toEqual([
      'event: change\ndata: {"value":4}\n\n',
    ]);
  });

  it('gives a slow reader the latest document and not all of them', async () => {
    await open();
    response.slow = true;
    change(2);
    await jest.advanceTimersByTimeAsync(1_000);
    for (const to of [3, 4, 5]) {
      change(to);
      await jest.advanceTimersByTimeAsync(1_000);
    }
    expect(response.events()).toHaveLength(2);
    response.slow = false;
    response.emit('drain');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.events().slice(2)).toEqual([
      'event: change\ndata: {"value":5}\n\n',
    ]);
  });

  it('beats every 15 s, and ends after 15 min for the reader to come back', async () => {
    await open();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(response.written.filter(text => text === ':\n\n')).toHaveLength(4);
    await jest.advanceTimersByTimeAsync(15 * 60_000);
    expect(response.ended).toBe(true);
    expect(subscribed).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('lets go of everything when the reader leaves', async () => {
    await open();
    change(2);
    response.emit('close');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(response.written).toHaveLength(1);
    expect(subscribed).toBe(0);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends nothing at all when the first document is refused', async () => {
    fails = new Error('forbidden');
    await expect(open()).rejects.toThrow('forbidden');
    expect(response.written).toEqual([]);
    expect(subscribed).toBe(0);
  });

  it('ends when a later document is refused', async () => {
    await open();
    fails = new Error('forbidden');
    change(2);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.ended).toBe(true);
  });

  it('sends what has changed while the first document was made', async () => {
    const opening = open();
    change(2);
    await opening;
    await jest.advanceTimersByTimeAsync(1_000);
    expect(response.events()).toEqual([
      'event: snapshot\ndata: {"value":1}\n\n',
      'event: change\ndata: {"value":2}\n\n',
    ]);
  });
});
