import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { MapReader } from '../../yaml/MapReader';
import { toPlain } from '../../yaml/YamlValue';
import type { ContainerSettings } from '../Pipeline';
import { CONTAINER_OPTIONS } from './containerOptions';
import { containerSettings } from './containerSettings';
import { hideCredentials } from './hideCredentials';
import { readPorts } from './readPorts';
import { readTexts } from './readTexts';

const KEYS: ReadonlySet<string> = new Set([
  'ports',
  'volumes',
  'command',
  'depends_on',
  ...CONTAINER_OPTIONS,
]);

/**
 * Reads what containers have and connectors don't, as Compose writes it.
 *
 * @returns the settings, if there are any, and the port in the container that
 * the first mapping leads to
 */
export function readContainer(
  reader: MapReader,
  report: DiagnosticReport,
): { container?: ContainerSettings; containerPort?: number } {
  if (!reader.hasAny(KEYS)) {
    return {};
  }
  const ports = readPorts(reader, report);
  const container = containerSettings({
    ports: ports.texts,
    volumes: readTexts(reader, 'volumes').map(({ text }) => text),
    command: readCommand(reader, report),
    dependsOn: readDependencies(reader),
    options: readOptions(reader),
  });
  return {
    ...(container && { container }),
    containerPort: ports.containerPort,
  };
}

function readOptions(reader: MapReader): Record<string, unknown> {
  return Object.fromEntries(
    CONTAINER_OPTIONS.flatMap(key => {
      const value = reader.entry(key)?.value;
      return value ? [[key, toPlain(value)]] : [];
    }),
  );
}

/** One text is a command line, cut at blanks outside of quotes. */
function readCommand(reader: MapReader, report: DiagnosticReport): string[] {
  const value = reader.entry('command')?.value;
  const args =
    value?.kind === 'scalar'
      ? splitCommand(value.text)
      : readTexts(reader, 'command').map(({ text }) => text);
  return value ? hideCredentials(args, value.range, report) : [];
}

/** Compose has a list of names, or a map with conditions by name. */
function readDependencies(reader: MapReader): string[] {
  const value = reader.entry('depends_on')?.value;
  return value?.kind === 'map'
    ? [...value.entries.keys()]
    : readTexts(reader, 'depends_on').map(({ text }) => text);
}

/** Cuts a command line into arguments as a shell does. */
export function splitCommand(line: string): string[] {
  const words = line.match(/(?:"[^"]*"|'[^']*'|[^\s"'])+/g) ?? [];
  return words.map(word => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
