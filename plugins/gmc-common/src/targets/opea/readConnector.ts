import { lintConnector } from '../../connector';
import type { Profile } from '../../connector';
import type { DiagnosticCode } from '../../diagnostics';
import { YAML_CODES } from '../../diagnostics/codes';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { readYaml } from '../../yaml/readYaml';
import { textAt } from '../../yaml/YamlValue';
import type { YamlMap } from '../../yaml/YamlValue';

/**
 * What the linter finds that concerns the way to an `opea.yaml`: what leaves
 * nothing to follow, and what has no effect and so is not carried over. What
 * else it finds does not outlive the way there and back.
 */
const LINT_CODES: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  ...YAML_CODES,
  'no-connector',
  'unknown-field',
  'invalid-enum',
  'empty-step-name',
  'unknown-step',
  'dangling-node',
  'duplicate-service',
  'no-root',
  'several-targets',
  'router-step',
  'node-cycle',
  'unreachable-node',
  'empty-node',
  'ignored-field',
  'credentials-in-url',
]);

/**
 * Finds the one connector of a text, and reports what keeps it from being
 * followed.
 */
export function readConnector(
  text: string,
  wanted: Profile | 'auto' | undefined,
  report: DiagnosticReport,
): { document?: YamlMap; profile: Profile } {
  const { diagnostics, profile } = lintConnector(text, { profile: wanted });
  for (const { code, severity, range, message, ...details } of diagnostics) {
    if (LINT_CODES.has(code)) {
      report[severity](code, range, message, details);
    }
  }
  // The linter has said what there is to say about the YAML.
  const { documents } = readYaml(text, new DiagnosticReport());
  const [document, second] = documents.filter(
    (candidate): candidate is YamlMap =>
      candidate.kind === 'map' && textAt(candidate, 'kind') === 'GMConnector',
  );
  if (second) {
    report.error(
      'multiple-documents',
      second.entries.get('kind')?.keyRange ?? second.range,
      'There are several GMConnectors in the text; an opea.yaml is about one application',
      { hint: 'Take them one by one' },
    );
  }
  return { document, profile };
}
