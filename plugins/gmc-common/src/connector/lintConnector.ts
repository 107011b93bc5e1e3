import type { Diagnostic, Range } from '../diagnostics';
import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { readYaml } from '../yaml/readYaml';
import { textAt, toPlain } from '../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';
import { bestProfile } from './bestProfile';
import type { Candidate } from './bestProfile';
import { API_VERSION, checkApiVersion } from './checkApiVersion';
import { checkShape } from './checkShape';
import { viewConnector } from './ConnectorView';
import type { GMConnector, Profile } from './GMConnector';
import { CONNECTOR_RULES } from './rules';
import { CONNECTOR_SHAPE } from './schema';

/** @public */
export interface LintConnectorOptions {
  /** The file's name, for the findings. */
  file?: string;
  /** Which GMC it is for; `auto`, the default: the one it was written for. */
  profile?: Profile | 'auto';
}

/** @public */
export interface LintConnectorResult {
  /** The connectors whose form is that of the custom resource. */
  connectors: GMConnector[];
  /** In the order of the text. */
  diagnostics: Diagnostic[];
  /** Which GMC the findings are for. */
  profile: Profile;
}

/**
 * Checks the GMConnectors of a YAML text: what the API server and the
 * operator's webhook refuse, in their words, and what they accept although it
 * can't work. Other Kubernetes objects in the text are passed over. Never
 * throws.
 *
 * @param text - of at most 256 Ki characters
 *
 * @public
 */
export function lintConnector(
  text: string,
  options: LintConnectorOptions = {},
): LintConnectorResult {
  const { file, profile = 'auto' } = options;
  const form = new DiagnosticReport(file);
  const { documents, range } = readYaml(text, form);
  const views = connectorsAmong(documents, range, form).map(viewConnector);
  const connectors = views
    .filter(({ document }) => hasForm(document, form))
    .map(({ document }) => toPlain(document) as GMConnector);
  const lines = text.split('\n');
  const judge = (candidate: Profile): Candidate => {
    const report = new DiagnosticReport(file);
    report.take(form);
    for (const [index, connector] of views.entries()) {
      const earlier = views.slice(0, index);
      for (const rule of CONNECTOR_RULES) {
        rule.check({ connector, earlier, lines, profile: candidate, report });
      }
    }
    return { profile: candidate, diagnostics: report.diagnostics };
  };
  const chosen =
    profile === 'auto'
      ? bestProfile([judge('genaiinfra'), judge('enterprise-rag')], views)
      : judge(profile);
  return { connectors, ...chosen };
}

function connectorsAmong(
  documents: readonly YamlValue[],
  range: Range,
  report: DiagnosticReport,
): YamlMap[] {
  const found = documents.filter(
    document =>
      document.kind === 'map' && textAt(document, 'kind') === 'GMConnector',
  ) as YamlMap[];
  if (found.length === 0 && !report.hasErrors) {
    report.error(
      'no-connector',
      documents[0]?.range ?? range,
      'There is no GMConnector in the text',
      { hint: `It has apiVersion: ${API_VERSION} and kind: GMConnector` },
    );
  }
  return found;
}

/** Whether a connector fits the schema; what does not is reported. */
function hasForm(document: YamlMap, report: DiagnosticReport): boolean {
  const form = new DiagnosticReport();
  checkApiVersion(document, form);
  checkShape(document, CONNECTOR_SHAPE, '', form);
  report.take(form);
  return !form.hasErrors;
}
