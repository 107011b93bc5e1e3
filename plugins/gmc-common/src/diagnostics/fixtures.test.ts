import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expandFixture } from '../__testUtils__/expandFixture';
import { parseCatalogue } from '../components';
import { lintConnector } from '../connector';
import { parseOpea } from '../opea';
import { renderCompose, renderGmc, renderOpea, renderPython } from '../targets';
import type { RenderGmcOptions } from '../targets';
import { validateApplication } from '../validation';
import { DIAGNOSTIC_CODES } from './codes';
import { codesPage, readmeRows } from './__testUtils__/codesPage';
import type { Diagnostic } from './Diagnostic';

/**
 * Each file of `fixtures/<kind>` is a document, a line `---8<---`, the findings
 * it has, and, in the file called like a code, the same line again and the
 * document as it should be. `UPDATE_FIXTURES=1` writes what is found and the
 * page of all codes: look at it.
 */
const PACKAGE = resolve(__dirname, '../..');
const SEPARATOR = '---8<---\n';

const KINDS: Record<string, (text: string) => Diagnostic[]> = {
  opea: text => parseOpea(text).diagnostics,
  gmc: text => {
    const { pipeline } = parseOpea(text);
    return pipeline ? renderGmc(pipeline, optionsIn(text)).diagnostics : [];
  },
  compose: text => {
    const { pipeline } = parseOpea(text);
    return pipeline ? renderCompose(pipeline, optionsIn(text)).diagnostics : [];
  },
  python: text => {
    const { pipeline } = parseOpea(text);
    return pipeline ? renderPython(pipeline, optionsIn(text)).diagnostics : [];
  },
  import: text => {
    const { pipeline } = parseOpea(text);
    return renderOpea(pipeline ?? text).diagnostics;
  },
  catalogue: text => parseCatalogue(text).diagnostics,
  connector: text => lintConnector(text).diagnostics,
  application: text => validateApplication(filesIn(text)),
};

interface Fixture {
  name: string;
  kind: string;
  path: string;
  document: string;
  expected: string;
  /** The document without the mistake. */
  good?: string;
}

const FIXTURES: Fixture[] = Object.keys(KINDS).flatMap(kind =>
  readdirSync(join(PACKAGE, 'fixtures', kind)).map(file => {
    const path = join(PACKAGE, 'fixtures', kind, file);
    const [document, expected = '', good] = readFileSync(path, 'utf8').split(
      SEPARATOR,
    );
    return { name: `${kind}/${file}`, kind, path, document, expected, good };
  }),
);

describe('what is found in each fixture', () => {
  it.each(FIXTURES.map(fixture => [fixture.name, fixture] as const))(
    '%s',
    (_name, fixture) => {
      const { kind, path, document, good } = fixture;
      const found = KINDS[kind](expandFixture(document)).map(write).join('');
      if (process.env.UPDATE_FIXTURES) {
        const rest = good === undefined ? [] : [good];
        writeFileSync(path, [document, found, ...rest].join(SEPARATOR));
        fixture.expected = found;
      }
      expect(found).toBe(fixture.expected);
    },
  );
});

describe('the codes', () => {
  const readme = readFileSync(join(PACKAGE, 'README.md'), 'utf8');
  const rows = readmeRows(readme);

  it.each(DIAGNOSTIC_CODES)('%s has a fixture that shows it', code => {
    const own = FIXTURES.filter(({ path }) => path.endsWith(`/${code}.yaml`));
    expect(own.map(({ expected }) => expected)).toContainEqual(
      expect.stringMatching(
        new RegExp(`^\\S+ (error|warning|info) ${code}: `, 'm'),
      ),
    );
  });

  it('have one row each in the README, and no other code has one', () => {
    expect(rows.map(({ code }) => code)).toEqual([...DIAGNOSTIC_CODES]);
  });

  it.each(DIAGNOSTIC_CODES)('%s has an example of how it should be', code => {
    const examples = FIXTURES.filter(
      ({ path, good }) => path.endsWith(`/${code}.yaml`) && good !== undefined,
    );
    expect(examples).not.toEqual([]);
    for (const { kind, good = '' } of examples) {
      expect(
        KINDS[kind](expandFixture(good))
          .filter(found => found.code === code || found.severity === 'error')
          .map(write),
      ).toEqual([]);
    }
  });

  it('are all shown on the page that is made of the fixtures', () => {
    const path = join(PACKAGE, 'docs/diagnostics.md');
    const page = codesPage(rows, FIXTURES);
    if (process.env.UPDATE_FIXTURES) {
      writeFileSync(path, page);
    }
    expect(readFileSync(path, 'utf8')).toBe(page);
  });

  it('are distinct', () => {
    expect(new Set(DIAGNOSTIC_CODES).size).toBe(DIAGNOSTIC_CODES.length);
  });
});

function write(diagnostic: Diagnostic): string {
  const { code, severity, message, hint, file, related = [], fix } = diagnostic;
  const lines = [
    `${file ? `${file}:` : ''}${place(
      diagnostic,
    )} ${severity} ${code}: ${message}`,
    ...(hint === undefined ? [] : [`  hint: ${hint.replaceAll('\n', '\\n')}`]),
    ...related.map(other => `  see ${place(other)}: ${other.message}`),
    ...(fix ? [`  fix: ${fix.title}`] : []),
    ...(fix?.edits ?? []).map(
      edit => `    ${place(edit)} ${JSON.stringify(edit.newText)}`,
    ),
  ];
  return lines.map(line => `${line}\n`).join('');
}

function place({ range: { start, end } }: Pick<Diagnostic, 'range'>): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}

/** The first line may hold options: `# options: {"name": "x"}`. */
function optionsIn(text: string): RenderGmcOptions {
  const [, options = '{}'] = /^# options: (.*)$/m.exec(text) ?? [];
  return { name: 'app', namespace: 'team', ...JSON.parse(options) };
}

/** Several files: each begins with a line `--- path ---`. */
function filesIn(text: string): Record<string, string> {
  const parts = text.split(/^--- (\S+) ---\n/m).slice(1);
  const files: Record<string, string> = {};
  for (let index = 0; index < parts.length; index += 2) {
    files[parts[index]] = parts[index + 1];
  }
  return files;
}
