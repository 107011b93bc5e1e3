import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from './startSandbox';

describe('startSandbox', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'sandbox-'));
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const start = (kubePort: number) =>
    startSandbox({
      dataDir,
      gitPort: 0,
      kubePort,
      controlPort: 0,
      token: 'test',
      speed: 10,
      log: () => {},
    });

  it('starts all parts, and stops them even while somebody watches', async () => {
    const sandbox = await start(0);
    const { cluster, control, git } = sandbox;
    const page = await (await fetch(control.url)).json();
    expect(page).toMatchObject({ kube: cluster.url, git: git.url });
    const watch = await fetch(`${cluster.url}/api/v1/pods?watch=true`, {
      headers: { authorization: 'Bearer test' },
    });
    expect(watch.status).toBe(200);
    const ended = watch.text().catch(() => 'cut');
    await sandbox.stop();
    await ended;
    for (const url of [cluster.url, control.url, git.url]) {
      await expect(fetch(url)).rejects.toThrow('fetch failed');
    }
  });

  it('leaves nothing behind if a port is taken', async () => {
    const first = await start(0);
    const taken = Number(new URL(first.cluster.url).port);
    await expect(start(taken)).rejects.toThrow(/EADDRINUSE/);
    await first.stop();
    // Had the failed start left its git host on, Jest would not end.
    const again = await start(taken);
    await again.stop();
  });
});
