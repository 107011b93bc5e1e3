import { DEFAULT_CATALOGUE } from '../../components';
import type { Catalogue } from '../../components';
import type { Diagnostic } from '../../diagnostics';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Pipeline } from '../../opea';
import { foldServers } from './foldServers';
import { inferFlow } from './inferFlow';
import { keepOptions } from './keepOptions';

/**
 * Makes a pipeline of a document that says what to deploy: with the flow that
 * its services tell, and without the model servers and stores that their
 * callers bring along anyway.
 */
export function completeDeployment(
  deployment: Pipeline,
  {
    file,
    catalogue = DEFAULT_CATALOGUE,
  }: { file?: string; catalogue?: Catalogue },
): { pipeline: Pipeline; diagnostics: Diagnostic[] } {
  const report = new DiagnosticReport(file);
  const known = keepOptions(deployment, report);
  const pipeline = foldServers(
    inferFlow(known, catalogue, report),
    catalogue,
    report,
  );
  return {
    pipeline: { ...pipeline, dialect: 'rfc' },
    diagnostics: report.diagnostics,
  };
}
