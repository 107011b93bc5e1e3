import type { Severity } from '@opea/backstage-plugin-gmc-common';
import { readFileSync } from 'node:fs';

/** What is known of a code of findings. */
export interface CodeRule {
  code: string;
  /** The worst that a finding with this code is. */
  severity: Severity;
  /** When it is found, one or two sentences. */
  when: string;
  /** The same with an example, as Markdown. */
  help: string;
}

/** A section of the page: its code, how bad it is, when it is found. */
const SECTION = /^## ([a-z0-9-]+)\n\n_(error|warning|info).*?_\. (.*)$/;

/** Reads the page of all codes, which comes with the common package. */
export function readCodeRules(): CodeRule[] {
  const page = readFileSync(
    require.resolve('@opea/backstage-plugin-gmc-common/docs/diagnostics.md'),
    'utf8',
  );
  return codeRules(page);
}

/** @param page - each code in a section of its own */
export function codeRules(page: string): CodeRule[] {
  return page.split(/^(?=## )/m).flatMap(section => {
    const [, code, severity, when] =
      SECTION.exec(section.split('\n', 3).join('\n')) ?? [];
    return code === undefined
      ? []
      : {
          code,
          severity: severity as Severity,
          when,
          help: section.split('\n').slice(2).join('\n').trim(),
        };
  });
}
