import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { YamlText } from './readYaml';
import { describeKind } from './YamlValue';
import type { YamlMap } from './YamlValue';

/**
 * The map that is the first document of a text; undefined, with a finding,
 * where there is none. What comes after it is not read.
 *
 * @param keys - what it holds, in words: "'components'"
 */
export function rootOf(
  { documents, range }: YamlText,
  keys: string,
  report: DiagnosticReport,
): YamlMap | undefined {
  const [first, second] = documents;
  if (!first) {
    if (!report.hasErrors) {
      report.error('empty-document', range, 'The document is empty');
    }
    return undefined;
  }
  if (second) {
    report.error(
      'multiple-documents',
      second.range,
      `There are ${documents.length} YAML documents in the text; only the first is read`,
    );
  }
  if (first.kind !== 'map') {
    report.error(
      'wrong-type',
      first.range,
      `The document must be a map with ${keys}, not ${describeKind(first)}`,
    );
    return undefined;
  }
  return first;
}
