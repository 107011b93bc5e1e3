import { DEFAULT_CATALOGUE } from '../../components';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Pipeline } from '../../opea';
import { flowingNames } from '../flowingNames';
import { checkOptions } from './checkOptions';
import { SERVICE_CHECKS } from './checks';
import { flowShape } from './flowShape';
import type { FlowShape } from './flowShape';
import type { GmcContext } from './GmcContext';
import { planConnector, ROUTER_SERVICE } from './planConnector';
import type { RenderGmcOptions, RenderGmcResult } from './RenderGmcOptions';
import { writeGmcFiles } from './writeGmcFiles';

/** Names that a message spells out. */
const MAX_LISTED = 10;

/**
 * Writes a pipeline as a GMConnector with its namespace and kustomization.
 * Pure: the same pipeline and options give the same bytes.
 *
 * @public
 */
export function renderGmc(
  pipeline: Pipeline,
  options: RenderGmcOptions,
): RenderGmcResult {
  const report = new DiagnosticReport(options.file);
  const context: GmcContext = {
    pipeline,
    profile: options.profile ?? 'genaiinfra',
    catalogue: options.catalogue ?? DEFAULT_CATALOGUE,
    report,
  };
  checkOptions(options, report);
  for (const check of SERVICE_CHECKS) {
    check(context);
  }
  const shape = shapeOf(context);
  const plan = shape && !report.hasErrors && planConnector(shape, context);
  return {
    files: plan && !report.hasErrors ? writeGmcFiles(plan, options) : {},
    diagnostics: report.diagnostics,
    routerService: ROUTER_SERVICE,
  };
}

function shapeOf({
  pipeline,
  catalogue,
  report,
}: GmcContext): FlowShape | undefined {
  const { flow } = pipeline.megaService.ranges;
  const names = flowingNames(pipeline, catalogue);
  if (names.length === 0) {
    report.error('flow-missing', flow, 'There is no service in the flow');
    return undefined;
  }
  const result = flowShape(names, pipeline.edges);
  if ('tangled' in result) {
    report.error(
      'no-gmc-form',
      flow,
      `GMC can't express how ${list(
        result.tangled,
      )} call each other: it knows one after the other, and side by side`,
      {
        hint: 'Let every service of a step be called by every service of the step before',
      },
    );
    return undefined;
  }
  warnOfEnsembles(result.shape, pipeline, report);
  return result.shape;
}

function warnOfEnsembles(
  shape: FlowShape,
  pipeline: Pipeline,
  report: DiagnosticReport,
): void {
  if (shape.kind === 'service') {
    return;
  }
  if (shape.kind === 'parallel') {
    report.warning(
      'gmc-ensemble',
      pipeline.megaService.ranges.flow,
      `The ${shape.parts.length} branches that run side by side answer differently on GMC: their answers come nested by step name, where OPEA's own orchestrator merges them into one`,
      { hint: 'What comes after them must take the nested form' },
    );
  }
  for (const part of shape.parts) {
    warnOfEnsembles(part, pipeline, report);
  }
}

function list(names: readonly string[]): string {
  const shown = names.slice(0, MAX_LISTED).map(name => `'${name}'`);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
