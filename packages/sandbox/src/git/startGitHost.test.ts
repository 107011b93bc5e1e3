import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { GitHost, startGitHost } from './startGitHost';
import {
  commitAndPush,
  git,
  pushNew,
  temporaryFolder,
} from './testing/gitClient';

const BASIC = `Basic ${Buffer.from('sandbox:sandbox-password').toString(
  'base64',
)}`;

describe('startGitHost', () => {
  let dataDir: string;
  let host: GitHost;

  beforeEach(async () => {
    dataDir = await temporaryFolder();
    host = await startGitHost({ dataDir, port: 0 });
  });

  afterEach(async () => {
    await host.stop();
  });

  function createRepository(
    body: object,
    { owner = 'platform', authorization = BASIC } = {},
  ): Promise<Response> {
    return fetch(`${host.url}/api/v1/orgs/${owner}/repos`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(authorization && { authorization }),
      },
      body: JSON.stringify(body),
    });
  }

  function remote(name: string): string {
    return `http://sandbox:sandbox-password@127.0.0.1:${host.port}/platform/${name}.git`;
  }

  function api(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${host.url}/api/v1/repos/platform/${path}`, init);
  }

  it('takes a push with credentials and gives the files to everybody', async () => {
    expect((await createRepository({ name: 'chat' })).status).toBe(201);
    await pushNew(remote('chat'), { 'opea.yaml': 'a: 1\n', 'docs/ä.md': 'hi' });

    const clone = join(await temporaryFolder(), 'chat');
    await git('/', 'clone', '--quiet', `${host.url}/platform/chat.git`, clone);

    expect(await readFile(join(clone, 'opea.yaml'), 'utf8')).toBe('a: 1\n');
    expect(await readFile(join(clone, 'docs/ä.md'), 'utf8')).toBe('hi');
    expect(await git(clone, 'branch', '--show-current')).toBe('main');
  });

  it('clones with the older protocol and from an address without .git', async () => {
    await createRepository({ name: 'chat' });
    await pushNew(remote('chat'), { 'a.txt': 'a' });
    const clone = join(await temporaryFolder(), 'chat');
    const address = `${host.url}/platform/chat`;
    await git(
      '/',
      '-c',
      'protocol.version=0',
      'clone',
      '--quiet',
      address,
      clone,
    );
    expect(await readFile(join(clone, 'a.txt'), 'utf8')).toBe('a');
  });

  it('takes a push that git compresses and sends in chunks', async () => {
    await createRepository({ name: 'chat' });
    const noise = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 1e6);
    const folder = await pushNew(remote('chat'), {
      'big.txt': noise.join(' '),
    });
    const { sha } = await (await api('chat/git/commits/main')).json();
    expect(sha).toBe(await git(folder, 'rev-parse', 'HEAD'));
  });

  it('refuses a push without credentials or with wrong ones', async () => {
    await createRepository({ name: 'chat' });
    const anonymous = `${host.url}/platform/chat.git`;
    await expect(pushNew(anonymous, { a: 'a' })).rejects.toThrow(
      /could not read Username/,
    );
    const wrong = anonymous.replace('//', '//sandbox:guess@');
    await expect(pushNew(wrong, { a: 'a' })).rejects.toThrow(
      /Authentication failed/,
    );
    expect(await (await host.repositories())[0].branches()).toEqual(new Map());
  });

  it('answers a name that is taken as Gitea does, whatever its case', async () => {
    await createRepository({ name: 'chat' });
    const answer = await createRepository({ name: 'Chat' });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({
      message: 'The repository with the same name already exists.',
    });
  });

  it('makes one repository when two ask for it at the same time', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => createRepository({ name: 'chat' })),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 409, 409, 409, 409]);
    expect(await host.repositories()).toHaveLength(1);
  });

  it.each(['..', '.', '../x', 'a/b', 'x.git', 'ä', '', 'a'.repeat(101), '-'])(
    'refuses %j as a name',
    async name => {
      expect((await createRepository({ name })).status).toBe(422);
    },
  );

  it('refuses to make a repository without credentials, or for a stranger', async () => {
    const body = { name: 'chat' };
    const anonymous = await createRepository(body, { authorization: '' });
    expect(anonymous.status).toBe(401);
    const stranger = await createRepository(body, { owner: 'nobody' });
    expect(stranger.status).toBe(404);
    expect(await host.repositories()).toEqual([]);
  });

  it('knows its organizations only', async () => {
    const organization = (name: string) =>
      fetch(`${host.url}/api/v1/orgs/${name}`).then(({ status }) => status);
    expect(await organization('platform')).toBe(200);
    expect(await organization('nobody')).toBe(404);
  });

  it('lets everybody read, and remembers what was meant to be private', async () => {
    await createRepository({ name: 'chat', private: true });
    await pushNew(remote('chat'), { 'a.txt': 'a' });
    const clone = join(await temporaryFolder(), 'chat');
    await git('/', 'clone', '--quiet', `${host.url}/platform/chat.git`, clone);
    expect(await (await api('chat')).json()).toMatchObject({ private: true });
    const page = await (await fetch(`${host.url}/platform/chat`)).text();
    expect(page).toContain('private, had this host any users');
  });

  it('makes the first branch that is pushed the default one', async () => {
    await createRepository({ name: 'chat' });
    await pushNew(remote('chat'), { 'a.txt': 'a' }, 'trunk');
    expect(await (await api('chat')).json()).toMatchObject({
      default_branch: 'trunk',
      empty: false,
    });
  });

  it('says at once when the machine has no git', async () => {
    const { PATH } = process.env;
    process.env.PATH = dataDir;
    try {
      await expect(startGitHost({ dataDir, port: 0 })).rejects.toThrow(
        'The git host needs git with its http-backend on the PATH',
      );
    } finally {
      process.env.PATH = PATH;
    }
  });

  it('keeps repositories across a restart', async () => {
    await createRepository({ name: 'chat', description: 'Talks' });
    await pushNew(remote('chat'), { 'a.txt': 'a' });
    await host.stop();
    host = await startGitHost({ dataDir, port: 0 });
    expect(await (await api('chat')).json()).toMatchObject({
      description: 'Talks',
      empty: false,
    });
  });

  it('tells of each push, and not of one that was refused', async () => {
    await createRepository({ name: 'chat' });
    const pushes: string[] = [];
    const unlisten = host.onPush(({ fullName }) => pushes.push(fullName));
    const folder = await pushNew(remote('chat'), { 'a.txt': 'a' });
    host.faults.set('push', { effect: 'refuse', message: 'Closed.' });
    await expect(commitAndPush(folder, { 'a.txt': 'b' })).rejects.toThrow();
    host.faults.clear('push');
    await git(folder, 'push', '--quiet', 'origin', 'main');
    unlisten();
    await commitAndPush(folder, { 'a.txt': 'c' });
    expect(pushes).toEqual(['platform/chat', 'platform/chat']);
  });

  it('frees the name of a repository that is deleted', async () => {
    await createRepository({ name: 'chat' });
    expect((await api('chat', { method: 'DELETE' })).status).toBe(401);
    const headers = { authorization: BASIC };
    const deleted = await api('chat', { method: 'DELETE', headers });
    expect(deleted.status).toBe(204);
    expect((await createRepository({ name: 'chat' })).status).toBe(201);
  });

  it('lists folders and gives files with the id of their content', async () => {
    await createRepository({ name: 'chat' });
    const folder = await pushNew(remote('chat'), {
      'deploy/gmc/b.yaml': 'b: 1\n',
      'deploy/a.txt': 'a',
    });
    const listing = await (await api('chat/contents/deploy?ref=main')).json();
    expect(listing).toMatchObject([
      { name: 'gmc', type: 'dir' },
      { name: 'a.txt', type: 'file', size: 1 },
    ]);
    const file = await api('chat/contents/deploy/gmc/b.yaml?ref=main');
    expect(await file.json()).toMatchObject({
      encoding: 'base64',
      content: Buffer.from('b: 1\n').toString('base64'),
      last_commit_sha: await git(folder, 'rev-parse', 'HEAD'),
    });
    const blob = await git(folder, 'rev-parse', 'HEAD:deploy/gmc/b.yaml');
    expect(file.headers.get('ETag')).toBe(`"${blob}"`);
  });

  it.each([
    'chat/contents/nothing?ref=main',
    'chat/contents/a.txt?ref=nothing',
    'chat/contents/a.txt?ref=--help',
    'chat/contents/..%2f..%2fsandbox.json?ref=main',
    'chat/contents/a%00.txt?ref=main',
    'chat/git/commits/nothing',
    'chat/archive/nothing.tar.gz',
    'chat/archive/main.zip',
    '..%2f..%2fplatform%2fchat',
  ])('has nothing at %s', async path => {
    await createRepository({ name: 'chat' });
    await pushNew(remote('chat'), { 'a.txt': 'a' });
    expect((await api(path)).status).toBe(404);
  });

  describe('with a fault', () => {
    function putFault(operation: string, fault: object): Promise<Response> {
      return fetch(`${host.url}/-/faults/${operation}`, {
        method: 'PUT',
        body: JSON.stringify(fault),
      });
    }

    it('refuses to make repositories, in the words it was given', async () => {
      const message = 'You have reached your quota of repositories.';
      await putFault('create', { effect: 'refuse', status: 422, message });
      const refused = await createRepository({ name: 'chat' });
      expect(refused.status).toBe(422);
      expect(await refused.json()).toEqual({ message });

      await fetch(`${host.url}/-/faults/create`, { method: 'DELETE' });
      expect((await createRepository({ name: 'chat' })).status).toBe(201);
    });

    it('refuses a push by its hook, so that git shows the sentence', async () => {
      await createRepository({ name: 'chat' });
      const message = 'main is protected; it\'s $HOME; ask "ops"';
      await putFault('push', { effect: 'refuse', message });
      await expect(pushNew(remote('chat'), { a: 'a' })).rejects.toThrow(
        `remote: ${message}`,
      );
    });

    it('refuses a push with a status when it has one', async () => {
      await createRepository({ name: 'chat' });
      await putFault('push', { effect: 'refuse', status: 403, message: 'No.' });
      await expect(pushNew(remote('chat'), { a: 'a' })).rejects.toThrow(
        /error: 403/,
      );
    });

    it('cuts the connection', async () => {
      await putFault('create', { effect: 'close' });
      await expect(createRepository({ name: 'chat' })).rejects.toThrow(
        'fetch failed',
      );
    });

    it('never answers, until the client gives up or the host stops', async () => {
      await putFault('read', { effect: 'hang' });
      const signal = AbortSignal.timeout(200);
      await expect(api('chat', { signal })).rejects.toThrow(/aborted/);
      const waiting = api('chat').catch(error => error.message);
      await delay(100);
      await host.stop();
      expect(await waiting).toBe('fetch failed');
      host = await startGitHost({ dataDir, port: 0 });
    });

    it('takes its time between making a repository and the push', async () => {
      await putFault('push', { effect: 'delay', milliseconds: 300 });
      await createRepository({ name: 'chat' });
      const start = Date.now();
      await pushNew(remote('chat'), { 'a.txt': 'a' });
      expect(Date.now() - start).toBeGreaterThan(300);
      expect((await api('chat/git/commits/main')).status).toBe(200);
    });

    it('lists what is on, and says what is wrong with a fault', async () => {
      await putFault('push', { effect: 'hang' });
      const faults = await fetch(`${host.url}/-/faults`);
      expect(await faults.json()).toEqual({ push: { effect: 'hang' } });

      const wrong = await putFault('push', { effect: 'explode' });
      expect(wrong.status).toBe(400);
      expect((await wrong.json()).message).toMatch(/effect/);
      expect((await putFault('everything', {})).status).toBe(404);
    });
  });
});
