import { DEFAULT_CATALOGUE } from '../../components';
import type { Catalogue } from '../../components';
import type { LintConnectorOptions, Profile } from '../../connector';
import { viewConnector } from '../../connector/ConnectorView';
import type { Diagnostic } from '../../diagnostics';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Pipeline } from '../../opea';
import { checkAddresses } from './checkAddresses';
import type { ImportContext } from './ImportContext';
import { pipelineOf } from './pipelineOf';
import { readConnector } from './readConnector';

/** @public */
export interface ConnectorToPipelineOptions extends LintConnectorOptions {
  /** Components beside the built-in ones. */
  catalogue?: Catalogue;
}

/** @public */
export interface ConnectorToPipelineResult {
  /** What the connector runs; undefined where the diagnostics hold an error. */
  pipeline?: Pipeline;
  /** Findings about the connector, in the order of the text. */
  diagnostics: Diagnostic[];
  /** Which GMC the connector was read for. */
  profile: Profile;
  /** The connector's name. */
  name?: string;
}

/**
 * Reads the pipeline that a GMConnector runs. What a pipeline has no place for
 * is a warning; what was told without being said is an info.
 *
 * @param text - a manifest of Kubernetes objects with one GMConnector
 *
 * @public
 */
export function connectorToPipeline(
  text: string,
  options: ConnectorToPipelineOptions = {},
): ConnectorToPipelineResult {
  const { file, profile: wanted, catalogue = DEFAULT_CATALOGUE } = options;
  const report = new DiagnosticReport(file);
  const { document, profile } = readConnector(text, wanted, report);
  const connector = document && viewConnector(document);
  const name = connector?.name;
  const pipeline =
    connector && importable({ connector, profile, catalogue, report });
  return {
    ...(pipeline && !report.hasErrors && { pipeline }),
    diagnostics: report.diagnostics,
    profile,
    ...(name && { name }),
  };
}

function importable(context: ImportContext): Pipeline | undefined {
  checkAddresses(context);
  return context.report.hasErrors ? undefined : pipelineOf(context);
}
