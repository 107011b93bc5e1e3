import { FakeClusterApi } from '../__testUtils__/FakeClusterApi';
import { readPreviousLog } from './readPreviousLog';

const WANTED = { pod: 'tgi-0', container: 'tgi', restartCount: 1 };

async function tailOf(log: string | Response): Promise<string> {
  const api = new FakeClusterApi('east');
  api.answerProxy('east', '/log?', async () =>
    typeof log === 'string' ? new Response(log) : log,
  );
  const { signal } = new AbortController();
  return readPreviousLog({ api, cluster: 'east', signal }, 'shop', WANTED);
}

describe('the last words of a container', () => {
  it('are the end of its log, no longer than what one reads', async () => {
    const line = 'x'.repeat(999);
    const log = `${`${line}\n`.repeat(50)}last words\n`;
    const tail = await tailOf(log);
    expect(tail.length).toBeLessThanOrEqual(16 * 1024);
    expect(tail).toMatch(/^x{999}\n/);
    expect(tail).toMatch(/\nlast words\n$/);
  });

  it('are no more lines than were asked for, whoever answers', async () => {
    const tail = await tailOf('line\n'.repeat(10_000));
    expect(tail.split('\n').length).toBeLessThanOrEqual(51);
  });

  it('end where an answer does not', async () => {
    const endless = new ReadableStream({
      pull: controller => controller.enqueue(new Uint8Array(8_192).fill(120)),
    });
    const tail = await tailOf(new Response(endless));
    expect(tail.length).toBeLessThanOrEqual(16 * 1024);
  });

  it.each([
    'HF_TOKEN=secret-value',
    '{"HUGGINGFACEHUB_API_TOKEN": "secret-value"}',
    'Authorization: Bearer secret-value-of-it',
    'GET http://me:secret-value@host/',
    '--graph-json {\\"GOOGLE_API_KEY\\":\\"secret-value\\"}',
  ])('have no credentials in them: %s', async line => {
    expect(await tailOf(`${line}\nRuntimeError\n`)).not.toContain(
      'secret-value',
    );
  });

  it('have none of a credential that is longer than what is kept', async () => {
    const secret = 'secretvalue'.repeat(3_000);
    expect(await tailOf(`HF_TOKEN=${secret}\nlast words`)).not.toContain(
      'secretvalue',
    );
  });

  it.each([400, 404])('are none where the answer is a %i', async status => {
    expect(await tailOf(new Response('not found', { status }))).toBe('');
  });

  it.each([
    [403, 'forbidden'],
    [401, 'forbidden'],
    [500, 'failed'],
    [429, 'failed'],
  ])('are not yet told by a %i', async (status, reason) => {
    const body = JSON.stringify({ kind: 'Status', message: 'why not' });
    await expect(tailOf(new Response(body, { status }))).rejects.toMatchObject({
      reason,
      message: 'why not',
    });
  });
});
