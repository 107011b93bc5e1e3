import { AnswerCache } from './AnswerCache';

describe('AnswerCache', () => {
  let now = 0;
  let asked: string[];
  let cache: AnswerCache<string>;

  const get = (key: string, answer = async () => `about ${key}`) =>
    cache.get(key, () => {
      asked.push(key);
      return answer();
    });

  beforeEach(() => {
    now = 0;
    asked = [];
    const clock = { now: () => new Date(now) };
    cache = new AnswerCache({ ttl: 1_000, limit: 2, clock });
  });

  it('asks once, for all who ask at the same time', async () => {
    const answers = await Promise.all([get('a'), get('a'), get('b')]);
    expect(answers).toEqual(['about a', 'about a', 'about b']);
    expect(asked).toEqual(['a', 'b']);
  });

  it('asks again when the time is over', async () => {
    await get('a');
    now = 999;
    await get('a');
    expect(asked).toEqual(['a']);
    now = 1_000;
    await get('a');
    expect(asked).toEqual(['a', 'a']);
  });

  it('keeps no failure', async () => {
    const refused = get('a', async () => {
      throw new Error('refused');
    });
    await expect(refused).rejects.toThrow('refused');
    await expect(get('a')).resolves.toBe('about a');
  });

  it('forgets what was used least recently', async () => {
    await get('a');
    await get('b');
    await get('a');
    await get('c');
    asked = [];
    await get('a');
    await get('b');
    expect(asked).toEqual(['b']);
  });
});
