/** @jest-environment node */
import { build } from 'esbuild';
import { gzipSync } from 'node:zlib';

/** Bytes, gzipped: what a browser downloads to check and render a document. */
const LIMIT = 120_000;

async function gzippedSize(statement: string): Promise<number> {
  const { outputFiles } = await build({
    stdin: { contents: statement, resolveDir: __dirname, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  return gzipSync(outputFiles[0].contents).length;
}

describe('the bundle that a browser needs', () => {
  it('to parse, validate and render stays under 120 kB', async () => {
    const size = await gzippedSize(
      "export { lintConnector, parseOpea, renderCompose, renderGmc, renderOpea, renderPython, validateApplication } from './index';",
    );
    expect(size).toBeLessThan(LIMIT);
    // Less than the parser alone would mean that something was left out.
    expect(size).toBeGreaterThan(
      await gzippedSize("export { parseAllDocuments } from 'yaml';"),
    );
  });
});
