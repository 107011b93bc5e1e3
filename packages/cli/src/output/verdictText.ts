import type {
  Cause,
  Notice,
  ObjectReference,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { JudgedConnector } from '../documents/JudgedConnector';
import type { Colors } from '../io/Terminal';
import { age } from './age';
import { painterOf } from './painterOf';
import { printable } from './printable';

/** Verdicts for people: how a connector is, since when, why, what to do. */
export function verdictText(
  judged: readonly JudgedConnector[],
  now: Date,
  colors: Colors,
): string {
  return judged
    .map(({ namespace, name, verdict }) =>
      [
        headLine(`${namespace}/${name}`, verdict, now, colors),
        ...verdict.causes.flatMap((cause, index) =>
          causeLines(cause, index, now, colors),
        ),
        ...verdict.notices.flatMap(notice => noticeLines(notice, colors)),
        ...stepLines(verdict, colors),
      ]
        .map(line => `${line}\n`)
        .join(''),
    )
    .join('\n');
}

function headLine(
  connector: string,
  { state, since, claim }: Verdict,
  now: Date,
  colors: Colors,
): string {
  const claimed = claim
    ? `${claim.ready}/${claim.external}/${claim.total}`
    : 'nothing';
  return [
    `${colors.bold(printable(connector))}:`,
    painterOf(state, colors)(state),
    age(since, now),
    colors.dim(`(the operator says ${claimed})`),
  ]
    .filter(part => part !== '')
    .join(' ');
}

function causeLines(
  { code, step, object, since, message, advice }: Cause,
  index: number,
  now: Date,
  colors: Colors,
): string[] {
  const place = [step && `step ${step}`, nameOf(object), age(since, now)]
    .filter(part => part)
    .join(', ');
  return [
    `  ${index === 0 ? 'root cause' : 'also'} ${colors.red(code)}: ${place}`,
    `    ${printable(message)}`,
    `    → ${printable(advice)}`,
  ].map(line => line.replaceAll('\n', '\n    '));
}

function noticeLines(
  { code, object, message, advice }: Notice,
  colors: Colors,
): string[] {
  return [
    `  notice ${colors.yellow(code)}: ${nameOf(object)}`,
    `    ${printable(message)}`,
    ...(advice === undefined ? [] : [`    → ${printable(advice)}`]),
  ];
}

/** One line if there is nothing to tell apart. */
function stepLines({ state, steps }: Verdict, colors: Colors): string[] {
  if (state === 'ready') {
    return [`  ${steps.length} steps, all of them well`];
  }
  const width = Math.max(...steps.map(step => step.state.length), 0);
  return steps.map(
    ({ name, node, state: stepState }) =>
      `  ${painterOf(stepState, colors)(stepState.padEnd(width))} ${printable(
        name,
      )}${
        node === undefined || node === 'root' ? '' : ` (${printable(node)})`
      }`,
  );
}

function nameOf({ kind, name, container }: ObjectReference): string {
  return printable(
    `${kind} ${name}${
      container === undefined ? '' : `, container ${container}`
    }`,
  );
}
