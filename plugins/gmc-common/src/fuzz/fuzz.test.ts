import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expandFixture } from '../__testUtils__/expandFixture';
import { parseCatalogue } from '../components';
import { lintConnector } from '../connector';
import { formatDiagnostic } from '../diagnostics';
import type { Diagnostic } from '../diagnostics';
import { parseOpea } from '../opea';
import { renderCompose, renderGmc, renderOpea, renderPython } from '../targets';
import { Mutator } from './Mutator';

/**
 * Whatever a document is, there is an answer, and each finding of it lies in
 * the document. What once broke this is kept in `fixtures/fuzz`, where a new
 * find is written too. `FUZZ_SECONDS` and `FUZZ_SEED` say how long and what.
 */
const FIXTURES = resolve(__dirname, '../../fixtures');
const CORPUS = join(FIXTURES, 'fuzz');

const SECONDS = Number(process.env.FUZZ_SECONDS ?? secondsByDefault());
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31) || 1;

const corpus = readdirSync(CORPUS).map(
  name => [name, documentAt(join(CORPUS, name))] as const,
);

describe('whatever a document is', () => {
  it.each(corpus)('%s is answered', (_name, text) => {
    expect(wrongWith(text)).toBeUndefined();
  });

  it(
    `there is an answer (seed ${SEED})`,
    () => {
      const mutator = new Mutator(seeds(), SEED);
      const end = Date.now() + SECONDS * 1_000;
      let tried = 0;
      while (Date.now() < end) {
        const text = mutator.next();
        const wrong = wrongWith(text);
        if (wrong !== undefined) {
          const name = createHash('sha256').update(text).digest('hex');
          writeFileSync(join(CORPUS, `${name.slice(0, 12)}.yaml`), text);
        }
        expect(wrong).toBeUndefined();
        tried++;
      }
      expect(tried).toBeGreaterThan(100);
    },
    (SECONDS + 60) * 1_000,
  );
});

function secondsByDefault(): number {
  if (process.env.TEST_ALL) {
    return 180;
  }
  return process.env.CI ? 10 : 2;
}

function seeds(): string[] {
  return [
    'opea',
    'catalogue',
    'connector',
    'gmc',
    'compose',
    'python',
    'import',
    'fuzz',
  ]
    .flatMap(kind =>
      readdirSync(join(FIXTURES, kind)).map(name =>
        documentAt(join(FIXTURES, kind, name)),
      ),
    )
    .filter(text => text.length < 5_000);
}

/** The document of a fixture: what stands before its first separator. */
function documentAt(path: string): string {
  return expandFixture(readFileSync(path, 'utf8').split('---8<---\n')[0]);
}

/** What breaks the promise, in words; undefined if nothing does. */
function wrongWith(text: string): string | undefined {
  try {
    return answersTo(text).find(finding => !liesIn(text, finding))?.message;
  } catch (error) {
    return `${error instanceof Error ? error.stack : error}`;
  }
}

function answersTo(text: string): Diagnostic[] {
  const { pipeline, diagnostics } = parseOpea(text);
  const options = { name: 'app', namespace: 'team' };
  return [
    ...diagnostics,
    ...parseCatalogue(text).diagnostics,
    ...lintConnector(text).diagnostics,
    ...answersOnTheWayBack(text),
    ...(pipeline
      ? [
          ...renderGmc(pipeline, options).diagnostics,
          ...renderGmc(pipeline, { ...options, profile: 'enterprise-rag' })
            .diagnostics,
          ...renderCompose(pipeline, options).diagnostics,
          ...renderPython(pipeline, options).diagnostics,
          ...renderOpea(pipeline).diagnostics,
        ]
      : []),
  ];
}

/** What is written of a connector, whatever that is, reads without errors. */
function answersOnTheWayBack(text: string): Diagnostic[] {
  const findings: Diagnostic[] = [];
  for (const profile of ['genaiinfra', 'enterprise-rag'] as const) {
    const { files, diagnostics } = renderOpea(text, { profile });
    const written = files['opea.yaml'];
    const read = written === undefined ? undefined : parseOpea(written);
    const error = read?.diagnostics.find(
      ({ severity }) => severity === 'error',
    );
    if (error) {
      throw new Error(`${formatDiagnostic(error)}\n${written}`);
    }
    findings.push(...diagnostics);
  }
  return findings;
}

function liesIn(
  text: string,
  { range, related = [], fix }: Diagnostic,
): boolean {
  const lines = text.split('\n');
  const ranges = [range, ...related, ...(fix?.edits ?? [])].map(place =>
    'range' in place ? place.range : place,
  );
  return ranges.every(({ start, end }) =>
    [start, end].every(
      ({ line, column }) =>
        line >= 1 &&
        column >= 1 &&
        column <= (lines[line - 1] ?? '').length + 1,
    ),
  );
}
