import { GitHost, startGitHost } from '../startGitHost';
import { pushNew, temporaryFolder } from '../testing/gitClient';

describe('the pages of the git host', () => {
  let dataDir: string;
  let host: GitHost;

  beforeAll(async () => {
    dataDir = await temporaryFolder();
    host = await startGitHost({ dataDir, port: 0 });
    await createRepository('chat', 'Talks <b>loud</b>');
    await createRepository('empty', '');
    await pushNew(
      `http://sandbox:sandbox-password@127.0.0.1:${host.port}/platform/chat.git`,
      {
        'README.md': '# Chat\n<script>alert(1)</script>\n',
        'docs/two words.md': 'first\nsecond\n',
        'logo.bin': 'a\0b',
      },
    );
  });

  afterAll(async () => {
    await host.stop();
  });

  async function createRepository(name: string, description: string) {
    const authorization = `Basic ${btoa('sandbox:sandbox-password')}`;
    const answer = await fetch(`${host.url}/api/v1/orgs/platform/repos`, {
      method: 'POST',
      headers: { authorization },
      body: JSON.stringify({ name, description }),
    });
    expect(answer.status).toBe(201);
  }

  async function page(path: string): Promise<{ status: number; text: string }> {
    const answer = await fetch(`${host.url}${path}`);
    return { status: answer.status, text: await answer.text() };
  }

  it('says on every page that this is a sandbox', async () => {
    for (const path of ['/', '/platform/chat', '/platform/nothing']) {
      expect((await page(path)).text).toContain('Sandbox git host');
    }
  });

  it('lists the repositories with links to them', async () => {
    const { text } = await page('/');
    expect(text).toContain('href="/platform/chat"');
    expect(text).toContain('href="/platform/empty"');
  });

  it('shows the default branch with its last commit, files and README', async () => {
    const { text } = await page('/platform/chat');
    expect(text).toContain('Change it');
    expect(text).toContain('1 commit');
    expect(text).toContain('href="/platform/chat/src/branch/main/docs"');
    expect(text).toContain('# Chat');
    expect(text).toContain(`git clone ${host.url}/platform/chat.git`);
  });

  it('escapes what people wrote', async () => {
    const { text } = await page('/platform/chat');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(text).toContain('Talks &lt;b&gt;loud&lt;/b&gt;');
    expect(text).not.toContain('<script');
  });

  it('links to a folder, and from there to a file with numbered lines', async () => {
    const folder = await page('/platform/chat/src/branch/main/docs/');
    const path = '/platform/chat/src/branch/main/docs/two%20words.md';
    expect(folder.text).toContain(`href="${path}"`);
    const { text } = await page(path);
    expect(text).toContain('<span class="line" id="L2">second</span>');
    expect(text).not.toContain('id="L3"');
  });

  it('says so where a file is not a text', async () => {
    const { text } = await page('/platform/chat/src/branch/main/logo.bin');
    expect(text).toContain('This is not a text.');
  });

  it('gives a raw file as plain text', async () => {
    const url = `${host.url}/platform/chat/raw/branch/main/README.md`;
    const answer = await fetch(url);
    expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain/);
    expect(await answer.text()).toContain('<script>');
  });

  it('has the page of a branch once it is pushed, and not before', async () => {
    const status = async (path: string) => (await page(path)).status;
    expect(await status('/platform/chat/src/branch/main')).toBe(200);
    expect(await status('/platform/empty/src/branch/main')).toBe(404);
    expect((await page('/platform/empty')).text).toContain(
      'nothing was pushed to it',
    );
  });

  it("leads Backstage's edit links to the file", async () => {
    const url = `${host.url}/platform/chat/_edit/main/README.md`;
    const answer = await fetch(url, { redirect: 'manual' });
    expect(answer.headers.get('Location')).toBe(
      '/platform/chat/src/branch/main/README.md',
    );
  });

  it.each([
    '/nobody',
    '/platform/chat/src/branch/main/nothing',
    '/platform/chat/src/branch/nothing',
    '/platform/chat/src/nothing/main',
    '/platform/chat/src/branch/main/..%2f..%2fsandbox.json',
    '/platform/chat/settings/branch/main',
    '/platform/..%2fplatform%2fchat',
  ])('has nothing at %s', async path => {
    expect((await page(path)).status).toBe(404);
  });

  it('refuses an address that is not one', async () => {
    expect((await page('/platform/%E0%A4%A')).status).toBe(400);
  });
});
