import { formatDiagnostic } from '@opea/backstage-plugin-gmc-common';
import type { Diagnostic, Severity } from '@opea/backstage-plugin-gmc-common';
import type { Colors } from '../io/Terminal';
import { codeFrame } from './codeFrame';
import { printable } from './printable';

/** Findings as compilers write them, each with the line it is about. */
export function diagnosticsText(
  diagnostics: readonly Diagnostic[],
  text: string,
  colors: Colors,
): string {
  return diagnostics
    .map(diagnostic => diagnosticText(diagnostic, text, colors))
    .join('\n');
}

/** How bad findings are, in one line: `2 errors, 1 warning in 3 files`. */
export function summaryText(
  diagnostics: readonly Diagnostic[],
  files: number,
): string {
  const counts = (['error', 'warning', 'info'] as const)
    .map(severity => {
      const { length } = diagnostics.filter(
        found => found.severity === severity,
      );
      return length === 0 ? '' : counted(length, severity);
    })
    .filter(count => count !== '');
  return `${counts.join(', ') || 'No findings'} in ${counted(files, 'file')}\n`;
}

/** `1 file`, `2 files`. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function diagnosticText(
  diagnostic: Diagnostic,
  text: string,
  colors: Colors,
): string {
  const { file = '', range, severity, code, related = [] } = diagnostic;
  const paint = painter(severity, colors);
  const head = printable(formatDiagnostic(diagnostic)).replaceAll('\n', '\n  ');
  const [line, mark] = codeFrame(text, range);
  const lines = [
    head.replace(` ${severity} ${code}: `, ` ${paint(severity)} ${code}: `),
    colors.dim(line),
    paint(mark),
    ...related.map(({ range: { start }, message }) =>
      printable(`  ${file}:${start.line}:${start.column} ${message}`),
    ),
  ];
  return lines.map(part => `${part}\n`).join('');
}

function painter(severity: Severity, colors: Colors): (text: string) => string {
  return {
    error: colors.red,
    warning: colors.yellow,
    info: colors.cyan,
  }[severity];
}
