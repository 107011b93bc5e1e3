import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { ChildProcess } from '../app/ChildProcess';
import { freePorts } from '../app/freePorts';
import { waitFor } from '../app/waitFor';
import { openBrowser } from '../browser/openBrowser';
import { describeWith } from '../needs';
import { buildStockApp, createStockApp, packPackages } from './stockApp';

describeWith(
  ['browser', 'registry'],
  'The published packages in a stock app',
  () => {
    let folder: string;
    let url: string;
    let backend: ChildProcess | undefined;
    let browser: Browser | undefined;

    beforeAll(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'opea-packed-'));
      const app = createStockApp(folder, packPackages(folder));
      buildStockApp(app);
      const [port] = await freePorts(1);
      url = `http://localhost:${port}`;
      backend = startBackend(app, url, port);
      browser = await openBrowser();
    }, 900_000);

    afterAll(async () => {
      await browser?.close();
      await backend?.stop();
      rmSync(folder, { recursive: true, force: true });
    }, 60_000);

    it('starts', async () => {
      await waitFor(
        `the backend, which printed:\n${backend?.output}`,
        async () =>
          backend?.ended ||
          (
            await fetch(`${url}/.backstage/health/v1/readiness`)
          ).ok,
        { timeoutMs: 90_000 },
      );
      expect(backend?.ended ? backend.output : 'running').toBe('running');
    }, 100_000);

    it('has the GMC tab on the page of an entity that names a connector', async () => {
      const page = await browser!.newPage();
      await page.goto(`${url}/catalog/default/component/chatqna`);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('link', { name: 'GMC', exact: true }).click();

      await page.waitForURL('**/component/chatqna/gmc');
      // A stock app has no cluster yet, and the tab tells what is missing.
      await page.getByText('kubernetes.clusterLocatorMethods').waitFor();
    }, 100_000);

    it('lists the template actions', async () => {
      const page = await browser!.newPage();
      await page.goto(`${url}/create/actions`);
      await page.getByRole('button', { name: 'Enter' }).click();
      for (const action of ['opea:preflight', 'opea:render', 'opea:validate']) {
        await page.getByText(action).first().waitFor();
      }
    }, 100_000);
  },
);

function startBackend(app: string, url: string, port: number): ChildProcess {
  return ChildProcess.runTypeScript('src/index.ts', {
    args: ['--config', path.join(app, 'app-config.yaml')],
    cwd: path.join(app, 'packages/backend'),
    env: {
      APP_CONFIG_app_baseUrl: JSON.stringify(url),
      APP_CONFIG_backend_baseUrl: JSON.stringify(url),
      APP_CONFIG_backend_listen_port: `${port}`,
      APP_CONFIG_backend_listen_host: '"127.0.0.1"',
    },
  });
}
