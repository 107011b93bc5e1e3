import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';

const repository = path.resolve(__dirname, '../..');
const screenshots = path.join(repository, 'test-results/screenshots');

/** READMEs show these; UPDATE_SCREENSHOTS=1 takes them anew. */
const shownInReadme = ['gated-model', 'fleet'];

/** Keeps what is seen of a page, for whoever wants to look at it. */
export async function saveScreenshot(page: Page, name: string): Promise<void> {
  const image = await page.screenshot({ animations: 'disabled' });
  mkdirSync(screenshots, { recursive: true });
  writeFileSync(path.join(screenshots, `${name}.png`), image);
  if (process.env.UPDATE_SCREENSHOTS && shownInReadme.includes(name)) {
    writeFileSync(path.join(repository, `docs/images/${name}.png`), image);
  }
}
