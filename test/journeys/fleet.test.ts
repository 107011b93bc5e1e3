import type { Browser, Page } from 'playwright-core';
import { DevelopmentApp } from '../app/DevelopmentApp';
import { openBrowser } from '../browser/openBrowser';
import { saveScreenshot } from '../browser/saveScreenshot';
import { describeWith } from '../needs';
import { Applications } from '../runs/Applications';

const TROUBLED = 'zebra-chat';
const HEALTHY = 'aardvark-chat';

describeWith(['browser'], 'Looking after all applications', () => {
  let app: DevelopmentApp;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    app = await DevelopmentApp.start();
    const applications = new Applications(app);
    await applications.waitForTemplate();
    for (const name of [HEALTHY, TROUBLED]) {
      const run = await applications.create(name);
      await run.completes();
      await applications.becomesReady(name);
    }
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(30_000);
  }, 400_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  }, 60_000);

  it('lists every application, from the sidebar', async () => {
    await page.goto(app.url);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('link', { name: 'GenAI pipelines' }).first().click();
    await row(1).waitFor();
    expect(new URL(page.url()).pathname).toBe('/gmc');
    expect(await page.getByText('2 connectors').count()).toBe(1);
  }, 90_000);

  it('brings the one that gets into trouble to the top, with the cause, without a reload', async () => {
    await setFault({ cause: 'gated-model' });
    const first = row(0);
    await first
      .getByText('No access to a gated model · Step Tgi')
      .waitFor({ timeout: 90_000 });
    const text = await first.innerText();
    expect(text).toContain(TROUBLED);
    expect(text).toContain('Degraded');
    await saveScreenshot(page, 'fleet');
  }, 120_000);

  it('keeps a filter over a reload, and lets go of it by going back', async () => {
    await page.getByRole('button', { name: /^Degraded \(1\)/ }).click();
    await page.getByText('1 of 2 connectors match').waitFor();
    expect(new URL(page.url()).search).toBe('?state=degraded');
    await page.reload();
    await page.getByText('1 of 2 connectors match').waitFor();
    expect(await page.locator('tbody tr').count()).toBe(1);
    await page.goBack();
    await page.getByText('2 connectors', { exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe('');
  }, 90_000);

  it('leads to what the tab of the application says about it', async () => {
    await page.getByRole('link', { name: TROUBLED }).click();
    await page.getByText('Root cause').waitFor();
    expect(new URL(page.url()).pathname).toBe(
      `/catalog/default/component/${TROUBLED}/gmc`,
    );
  }, 60_000);

  it('can be read in the dark, and on a narrow screen', async () => {
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.goto(`${app.url}/gmc`);
    await row(1).waitFor();
    await saveScreenshot(page, 'fleet-dark');
    await page.setViewportSize({ width: 400, height: 900 });
    await saveScreenshot(page, 'fleet-narrow');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth > window.innerWidth,
    );
    expect(overflow).toBe(false);
  }, 60_000);

  function row(index: number) {
    return page
      .getByRole('table', { name: 'Connectors' })
      .locator('tbody tr')
      .nth(index);
  }

  async function setFault(fault: object): Promise<void> {
    const place = `${TROUBLED}/${TROUBLED}/Tgi`;
    const answer = await fetch(`${app.controlUrl}/faults/${place}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fault),
    });
    expect(answer.ok).toBe(true);
  }
});
