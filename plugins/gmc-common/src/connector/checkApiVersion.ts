import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { replacing } from '../diagnostics/didYouMean';
import { textAt } from '../yaml/YamlValue';
import type { YamlMap } from '../yaml/YamlValue';

export const API_VERSION = 'gmc.opea.io/v1alpha3';

/** Compares what a cluster asks for before it looks at the schema. */
export function checkApiVersion(
  document: YamlMap,
  report: DiagnosticReport,
): void {
  const entry = document.entries.get('apiVersion');
  const apiVersion = textAt(document, 'apiVersion') ?? '';
  if (!entry) {
    report.error('missing-key', document.range, 'apiVersion: Required value');
  } else if (apiVersion !== API_VERSION) {
    const { range } = entry.value;
    report.error(
      'invalid-enum',
      range,
      `apiVersion: Unsupported value: "${apiVersion}": supported values: "${API_VERSION}"`,
      {
        // The group has no other version.
        fix: /^gmc\.opea\.io\b/.test(apiVersion)
          ? {
              title: `Write '${API_VERSION}'`,
              edits: [replacing(apiVersion, range, API_VERSION)],
            }
          : undefined,
      },
    );
  }
  if (!document.entries.has('spec')) {
    report.error('missing-key', document.range, 'spec: Required value');
  }
}
