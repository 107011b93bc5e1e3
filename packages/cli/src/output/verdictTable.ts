import type { Verdict } from '@opea/backstage-plugin-gmc-common';
import type { JudgedConnector } from '../documents/JudgedConnector';
import type { Colors } from '../io/Terminal';
import { shortAge } from './age';
import { painterOf } from './painterOf';
import { printable } from './printable';

const HEADINGS = [
  'NAMESPACE',
  'NAME',
  'STATE',
  'READY',
  'CLAIM',
  'CAUSE',
  'AGE',
];

const STATE = HEADINGS.indexOf('STATE');

/**
 * Connectors one a line: how many steps are ready, how many the operator says
 * are, the root cause, and for how long it has been so.
 */
export function verdictTable(
  judged: readonly JudgedConnector[],
  now: Date,
  colors: Colors,
): string {
  if (judged.length === 0) {
    return '';
  }
  const rows = judged.map(({ namespace, name, verdict }) =>
    [
      namespace,
      name,
      verdict.state,
      readyOf(verdict),
      claimOf(verdict),
      causeOf(verdict),
      shortAge(verdict.since, now) || '-',
    ].map(cell => printable(cell)),
  );
  const widths = HEADINGS.map((heading, column) =>
    rows.reduce(
      (width, row) => Math.max(width, row[column].length),
      heading.length,
    ),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column]));
  const lines = [
    line(HEADINGS),
    ...rows.map((row, index) => {
      const paint = painterOf(judged[index].verdict.state, colors);
      return line(row).map((cell, column) =>
        column === STATE ? paint(cell) : cell,
      );
    }),
  ];
  return lines.map(cells => `${cells.join('  ').trimEnd()}\n`).join('');
}

/** Of the steps that have a workload of their own. */
function readyOf({ state, steps }: Verdict): string {
  const own = steps.filter(
    step => step.role !== 'external' && step.role !== 'nested',
  );
  const ready = own.filter(step => step.state === 'ready').length;
  return state === 'unknown' || own.length === 0
    ? '-'
    : `${ready}/${own.length}`;
}

/** As `kubectl get gmconnectors` shows it. */
function claimOf({ claim }: Verdict): string {
  return claim ? `${claim.ready}/${claim.external}/${claim.total}` : '-';
}

function causeOf({ causes: [root, ...others] }: Verdict): string {
  if (!root) {
    return '-';
  }
  const place = root.step === undefined ? '' : ` (${root.step})`;
  return `${root.code}${place}${others.length > 0 ? ` +${others.length}` : ''}`;
}
