import type {
  FlowEdge,
  PipelineDiff,
  ServiceChange,
  ValueChange,
} from '@opea/backstage-plugin-gmc-common';
import type { Colors } from '../io/Terminal';
import { printable } from './printable';

/** What is different, for people. Nothing where nothing is. */
export function diffText(
  { services, megaService, flow }: PipelineDiff,
  colors: Colors,
): string {
  const calls = [
    ...flow.removed.map(edge => colors.red(`  - ${callText(edge)}`)),
    ...flow.added.map(edge => colors.green(`  + ${callText(edge)}`)),
  ];
  return [
    ...services.flatMap(service => serviceLines(service, colors)),
    ...(megaService.length === 0
      ? []
      : [colors.yellow('~ megaservice'), ...megaService.map(valueLine)]),
    ...(calls.length === 0 ? [] : [colors.yellow('~ flow'), ...calls]),
  ]
    .map(line => `${line}\n`)
    .join('');
}

function serviceLines(
  { name, change, values }: ServiceChange,
  colors: Colors,
): string[] {
  const shown = printable(name);
  switch (change) {
    case 'added':
      return [colors.green(`+ ${shown}`), ...values.map(valueLine)];
    case 'removed':
      return [colors.red(`- ${shown}`)];
    default:
      return [colors.yellow(`~ ${shown}`), ...values.map(valueLine)];
  }
}

function valueLine({ what, before, after }: ValueChange): string {
  const from = before === undefined ? '' : `${before} → `;
  return printable(`    ${what}: ${from}${after ?? '(none)'}`);
}

function callText({ from, to }: FlowEdge): string {
  return printable(`${from} >> ${to}`);
}
