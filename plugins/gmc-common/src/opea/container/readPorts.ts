import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { MapReader } from '../../yaml/MapReader';
import type { YamlScalar } from '../../yaml/YamlValue';
import { readTexts } from './readTexts';

const VARIABLE = String.raw`\$\{[^{}]*\}|\$\w+`;
const PORT = String.raw`\d{1,5}(?:-\d{1,5})?|${VARIABLE}`;
const ADDRESS = String.raw`\[[\da-fA-F:]+\]|[\d.]+|${VARIABLE}`;

/** `[[address:]published:]container[/protocol]` */
const MAPPING = new RegExp(
  `^(?:(?:(?:${ADDRESS}):)?(?<published>${PORT})?:)?(?<container>${PORT})(?:/(?:tcp|udp))?$`,
);

/** Ports as Compose writes them. */
export interface WrittenPorts {
  texts: string[];
  /** Where the first mapping leads to in the container, if that is a number. */
  containerPort?: number;
}

/** Reads `ports`: `6006:80`, `${PORT:-6006}:80`, or a list of such texts. */
export function readPorts(
  reader: MapReader,
  report: DiagnosticReport,
): WrittenPorts {
  const ports: WrittenPorts = { texts: [] };
  for (const port of readTexts(reader, 'ports')) {
    const mapping = MAPPING.exec(port.text)?.groups;
    if (mapping && isPort(mapping.published) && isPort(mapping.container)) {
      ports.texts.push(port.text);
      ports.containerPort ??= Number(mapping.container) || undefined;
    } else {
      reportPort(port, report);
    }
  }
  return ports;
}

/** Variables are looked at by who fills them in. */
function isPort(part: string | undefined): boolean {
  return (
    part === undefined ||
    part.startsWith('$') ||
    part.split('-').every(port => Number(port) >= 1 && Number(port) <= 65535)
  );
}

function reportPort({ text, range }: YamlScalar, report: DiagnosticReport) {
  report.error('invalid-port', range, `'${text}' is no mapping of ports`, {
    hint: 'Write "published:container", as in "6006:80", each from 1 to 65535',
  });
}
