import type { Diagnostic, Range } from '../diagnostics';
import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { readYaml } from '../yaml/readYaml';
import { textAt, toPlain } from '../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';
import { checkShape } from './checkShape';
import { bestProfile } from './bestProfile';
import { viewConnector } from './ConnectorView';
import type { GMConnector, Profile } from './GMConnector';
import { CONNECTOR_RULES } from './rules';
import { CONNECTOR_SHAPE } from './schema';

const API_VERSION = 'gmc.opea.io/v1alpha3';

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
  const report = new DiagnosticReport(file);
  const { documents, range } = readYaml(text, report);
  const views = connectorsAmong(documents, range, report).map(viewConnector);
  const chosen = profile === 'auto' ? bestProfile(views) : profile;
  const connectors: GMConnector[] = [];
  for (const connector of views) {
    const form = new DiagnosticReport();
    checkShape(connector.document, CONNECTOR_SHAPE, '', form);
    checkApiVersion(connector.document, form);
    report.take(form);
    if (!form.hasErrors) {
      connectors.push(toPlain(connector.document) as GMConnector);
    }
    for (const rule of CONNECTOR_RULES) {
      rule.check({ connector, profile: chosen, report });
    }
  }
  return { connectors, diagnostics: report.diagnostics, profile: chosen };
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

function checkApiVersion(document: YamlMap, report: DiagnosticReport): void {
  const apiVersion = textAt(document, 'apiVersion');
  const entry = document.entries.get('apiVersion');
  if (apiVersion !== API_VERSION) {
    report.error(
      entry ? 'invalid-enum' : 'missing-key',
      entry?.value.range ?? document.range,
      entry
        ? `apiVersion: Unsupported value: "${
            apiVersion ?? ''
          }": supported values: "${API_VERSION}"`
        : 'apiVersion: Required value',
    );
  }
  if (!document.entries.has('spec')) {
    report.error('missing-key', document.range, 'spec: Required value');
  }
}
