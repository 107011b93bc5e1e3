import { DEFAULT_CATALOGUE } from '../../components';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Pipeline } from '../../opea';
import { flowingNames } from '../flowingNames';
import { header, sourceName } from '../header';
import type { RenderOptions, RenderResult } from '../RenderOptions';
import { COMPOSE_CHECKS } from './checks';
import { dependencyCircle } from './checks/dependencyCircle';
import type { ComposeContext } from './ComposeContext';
import type { ComposePlan } from './ComposePlan';
import { planCompose } from './planCompose';
import { projectName } from './projectName';
import { servicesToDeploy } from './servicesToDeploy';
import { composeFile, writeComposeFile } from './writeComposeFile';
import { writeEnvExample } from './writeEnvExample';

const FOLDER = 'deploy/compose';

/**
 * Writes a pipeline for Docker Compose: `deploy/compose/compose.yaml`, with
 * `.env.example` beside it, which lists what has to be set. The megaservice is
 * built from `app/`, unless the document has an image of it. Pure: the same
 * pipeline and options give the same bytes.
 *
 * @public
 */
export function renderCompose(
  pipeline: Pipeline,
  options: RenderOptions,
): RenderResult {
  const report = new DiagnosticReport(options.file);
  const catalogue = options.catalogue ?? DEFAULT_CATALOGUE;
  const context: ComposeContext = {
    pipeline,
    deployed: servicesToDeploy(pipeline, catalogue),
    flowing: new Set(flowingNames(pipeline, catalogue)),
    catalogue,
    report,
  };
  const name = projectName(options, report);
  for (const check of COMPOSE_CHECKS) {
    check(context);
  }
  const plan = report.hasErrors ? undefined : planCompose(context);
  if (plan) {
    dependencyCircle(context, plan);
  }
  return {
    files: plan && !report.hasErrors ? filesOf(name, plan, options) : {},
    diagnostics: report.diagnostics,
  };
}

function filesOf(
  name: string,
  plan: ComposePlan,
  options: RenderOptions,
): Record<string, string> {
  const file = composeFile(name, plan);
  const head = header(
    sourceName(options.file),
    'for Docker Compose',
    options.renderAgain,
  );
  return {
    [`${FOLDER}/compose.yaml`]: head + writeComposeFile(file, plan),
    [`${FOLDER}/.env.example`]: head + writeEnvExample(file),
  };
}
