import type { Browser, Page } from 'playwright-core';
import { DevelopmentApp } from '../app/DevelopmentApp';
import { openBrowser } from '../browser/openBrowser';
import { saveScreenshot } from '../browser/saveScreenshot';
import { describeWith } from '../needs';

const NAME = 'support-chat';

describeWith(['browser'], 'Creating a ChatQnA app, by clicking', () => {
  let app: DevelopmentApp;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    app = await DevelopmentApp.start();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1440, height: 1000 } });
    page.setDefaultTimeout(30_000);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
  }, 60_000);

  step(
    'lets a guest in, and offers the template',
    async () => {
      await page.goto(app.url);
      await page.getByRole('button', { name: 'Enter' }).click();
      await page.getByRole('link', { name: 'Create' }).first().click();
      await page.getByText('Create ChatQnA app').waitFor();
      await page.getByRole('button', { name: 'Choose' }).click();
      await page.locator('#root_name').waitFor();
    },
    90_000,
  );

  step(
    'refuses a name that Kubernetes would refuse',
    async () => {
      await page.getByLabel('Owner').click();
      await page.getByRole('option', { name: 'Platform team' }).click();
      await page.locator('#root_name').fill('Support Chat');
      await next();
      await page
        .getByText('must match pattern', { exact: false })
        .first()
        .waitFor();
    },
    60_000,
  );

  step(
    'asks for a few answers, and shows them once more',
    async () => {
      await page.locator('#root_name').fill(NAME);
      await page.locator('#root_description').fill('Answers from our manuals');
      await next();

      await page.getByText('Language model').first().waitFor();
      await next();

      await page.getByLabel('Owner').fill('platform');
      await page.getByLabel('Repository').last().fill(NAME);
      await page.keyboard.press('Tab');
      await next();

      // The only cluster there is has been chosen already.
      await page.getByText('Sandbox (reachable)').waitFor();
      await page.getByRole('button', { name: 'Review' }).click();
      await page.getByText('Answers from our manuals').waitFor();
      await screenshot('review');
    },
    120_000,
  );

  step(
    'makes the repository and the entity, and links to both',
    async () => {
      await page
        .getByRole('button', { name: 'Create', exact: true })
        .last()
        .click();
      await link('How it is doing').waitFor();
      await screenshot('run');

      const href = await link('Repository').getAttribute('href');
      expect(href).toMatch(`${app.gitUrl}/platform/${NAME}`);
      const files = await fetch(href!).then(answer => answer.text());
      expect(files).toContain('opea.yaml');
    },
    90_000,
  );

  step(
    'shows the connector on its way to ready, without a reload',
    async () => {
      await link('How it is doing').click();
      await page.getByText('Steps are starting', { exact: false }).waitFor();
      await screenshot('progressing');

      await becomesReady();
      await screenshot('ready');
    },
    180_000,
  );

  step(
    'says what is wrong while a model server lacks its gated model',
    async () => {
      await setFault('PUT', { cause: 'gated-model' });

      await page.getByText('Degraded').first().waitFor({ timeout: 60_000 });
      await page.getByText('gated-model').waitFor();
      await screenshot('gated-model');

      await setFault('DELETE');
      await becomesReady();
    },
    180_000,
  );

  step(
    'can be read in the dark, and on a narrow screen',
    async () => {
      await page.evaluate(() => localStorage.setItem('theme', 'dark'));
      await page.reload();
      await page.getByText('Every step is available.').first().waitFor();
      await screenshot('ready-dark');

      await page.setViewportSize({ width: 400, height: 900 });
      await screenshot('ready-narrow');
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth > window.innerWidth,
      );
      expect(overflow).toBe(false);
    },
    60_000,
  );

  let broken = false;

  /** A step of the journey: where one fails, the next ones can't be taken. */
  function step(name: string, take: () => Promise<void>, timeoutMs: number) {
    const attempt = async () => {
      if (broken) throw new Error('An earlier step of the journey failed.');
      try {
        await take();
      } catch (error) {
        broken = true;
        await screenshot(`failed-${name.replaceAll(' ', '-')}`);
        throw error;
      }
    };
    // eslint-disable-next-line jest/valid-title, jest/expect-expect -- the callers' are strings, and assert
    it(name, attempt, timeoutMs);
  }

  async function next() {
    await page.getByRole('button', { name: 'Next' }).click();
  }

  function link(name: string) {
    return page.getByRole('link', { name: new RegExp(`^${name}`, 'i') });
  }

  function screenshot(name: string) {
    return saveScreenshot(page, name);
  }

  async function becomesReady() {
    await page
      .getByText('Every step is available.')
      .first()
      .waitFor({ timeout: 120_000 });
  }

  async function setFault(method: string, body?: object) {
    const answer = await fetch(`${app.controlUrl}/faults/${NAME}/${NAME}/Tgi`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    expect(answer.ok).toBe(true);
  }
});
