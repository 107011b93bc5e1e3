import type { Range } from '../../diagnostics';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { YamlValue } from '../../yaml/YamlValue';

/** Environment variables, and where their values are written. */
export interface Variables {
  values: Record<string, string>;
  ranges: Record<string, Range>;
}

/** Adds variables written as a map, or as a list of maps and pairs. */
export function addVariables(
  value: YamlValue | undefined,
  variables: Variables,
  report: DiagnosticReport,
): void {
  if (value?.kind === 'map') {
    for (const { key, value: variable } of value.entries.values()) {
      add(key, variable, variables, report);
    }
    return;
  }
  for (const item of value?.kind === 'list' ? value.items : []) {
    const [name, variable] = item.kind === 'list' ? item.items : [];
    if (item.kind === 'map') {
      addVariables(item, variables, report);
    } else if (name?.kind === 'scalar' && variable) {
      add(name.text, variable, variables, report);
    } else {
      report.error(
        'wrong-type',
        item.range,
        "A variable must be a map of its name and value: '- NAME: value'",
      );
    }
  }
  if (value?.kind === 'scalar' && value.value !== null) {
    report.error('wrong-type', value.range, 'Variables must be a list of maps');
  }
}

function add(
  name: string,
  value: YamlValue,
  { values, ranges }: Variables,
  report: DiagnosticReport,
): void {
  if (value.kind === 'scalar') {
    values[name] = value.text;
    ranges[name] = value.range;
  } else {
    report.error(
      'wrong-type',
      value.range,
      `The variable '${name}' must be a text`,
    );
  }
}
