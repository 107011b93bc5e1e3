import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { MapReader } from '../yaml/MapReader';
import type { YamlScalar } from '../yaml/YamlValue';
import type { MicroserviceRanges } from './Pipeline';

/**
 * Reads `environment`: a map, or a list of `NAME=value`, as Compose has it.
 * Values are texts; a number or boolean counts as it is written.
 *
 * @param ranges - takes the place of each variable's value
 */
export function readEnvironment(
  reader: MapReader,
  ranges: MicroserviceRanges['environment'],
  report: DiagnosticReport,
): Record<string, string> {
  const value = reader.entry('environment')?.value;
  const environment: Record<string, string> = {};
  const add = (name: string, text: string, from: YamlScalar) => {
    environment[name] = text;
    ranges[name] = from.range;
  };
  const items = value?.kind === 'list' ? value.items : [];
  for (const item of items) {
    const [, name, text] =
      (item.kind === 'scalar' && /^([^=\s]+)=(.*)$/s.exec(item.text)) || [];
    if (item.kind === 'scalar' && name !== undefined) {
      add(name, text, item);
    } else {
      report.error(
        'wrong-type',
        item.range,
        "A variable in a list must be a text of the form 'NAME=value'",
      );
    }
  }
  if (value?.kind === 'map') {
    for (const { key, value: variable } of value.entries.values()) {
      if (variable.kind === 'scalar') {
        add(key, variable.text, variable);
      } else {
        report.error(
          'wrong-type',
          variable.range,
          `The variable '${key}' must be a text`,
        );
      }
    }
  } else if (value?.kind === 'scalar') {
    reader.wrongType('environment', value, 'a map');
  }
  return environment;
}
