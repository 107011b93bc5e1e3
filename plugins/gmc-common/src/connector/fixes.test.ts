import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyEdits } from '../diagnostics';
import type { Diagnostic } from '../diagnostics';
import { lintConnector } from './lintConnector';

const FIXTURES = resolve(__dirname, '../../fixtures/connector');

/** Each finding of the fixtures that can be fixed, with the text it is in. */
const FIXABLE = readdirSync(FIXTURES).flatMap(file => {
  const [text] = readFileSync(join(FIXTURES, file), 'utf8').split('---8<---\n');
  return lintConnector(text).diagnostics.flatMap(finding =>
    finding.fix
      ? [{ name: `${file}: ${finding.fix.title}`, text, finding }]
      : [],
  );
});

const count = (found: readonly Diagnostic[], code: string) =>
  found.filter(other => other.code === code).length;

const errorsOf = (found: readonly Diagnostic[]) =>
  found.filter(({ severity }) => severity === 'error').map(({ code }) => code);

describe('the fixes of findings', () => {
  it.each(FIXABLE.map(fixable => [fixable.name, fixable] as const))(
    '%s — makes the finding go away, and no error come',
    (_name, { text, finding }) => {
      const { diagnostics: before, profile } = lintConnector(text);
      const fixed = applyEdits(text, finding.fix?.edits ?? []);
      const { diagnostics: after } = lintConnector(fixed, { profile });
      expect(count(after, finding.code)).toBeLessThan(
        count(before, finding.code),
      );
      expect(
        errorsOf(after).filter(
          code => !before.some(found => found.code === code),
        ),
      ).toEqual([]);
    },
  );

  it.each([...new Set(FIXABLE.map(({ text }) => text))])(
    'can be applied all at once, as in %#',
    text => {
      const { diagnostics, profile } = lintConnector(text);
      const fixed = applyEdits(
        text,
        diagnostics.flatMap(({ fix }) => fix?.edits ?? []),
      );
      expect(
        lintConnector(fixed, { profile }).diagnostics.filter(({ fix }) => fix),
      ).toEqual([]);
    },
  );
});
