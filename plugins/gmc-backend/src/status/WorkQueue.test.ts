import { mockServices } from '@backstage/backend-test-utils';
import { WorkQueue } from './WorkQueue';

describe('WorkQueue', () => {
  const logger = mockServices.logger.mock();
  let done: string[];
  let finish: Map<string, () => void>;

  beforeEach(() => {
    done = [];
    finish = new Map();
  });

  function work(name: string) {
    return () =>
      new Promise<void>(resolve => {
        done.push(name);
        finish.set(name, resolve);
      });
  }

  async function finished(name: string) {
    finish.get(name)!();
    await new Promise(resolve => setImmediate(resolve));
  }

  it('does a few at a time, the urgent before what waits longer', async () => {
    const queue = new WorkQueue(2, logger);
    for (const name of ['a', 'b', 'c', 'd']) {
      queue.add(name, work(name), { urgent: name === 'd' });
    }
    expect(done).toEqual(['a', 'b']);
    await finished('a');
    expect(done).toEqual(['a', 'b', 'd']);
    await finished('b');
    expect(done).toEqual(['a', 'b', 'd', 'c']);
  });

  it('does once what is added often, and again what is added later', async () => {
    const queue = new WorkQueue(1, logger);
    queue.add('a', work('a'), { urgent: false });
    queue.add('b', work('b'), { urgent: false });
    queue.add('b', work('b'), { urgent: true });
    queue.add('a', work('a'), { urgent: false });
    await finished('a');
    await finished('b');
    expect(queue.has('b')).toBe(false);
    queue.add('a', work('a'), { urgent: false });
    expect(done).toEqual(['a', 'b', 'a']);
  });

  it('goes on after work that fails, and logs it', async () => {
    const queue = new WorkQueue(1, logger);
    queue.add('a', () => Promise.reject(new Error('a bug')), { urgent: false });
    queue.add('b', work('b'), { urgent: false });
    await new Promise(resolve => setImmediate(resolve));
    expect(done).toEqual(['b']);
    expect(logger.error).toHaveBeenCalledWith(expect.stringContaining('a bug'));
  });
});
