import { DEFAULT_CATALOGUE } from '../../components';
import type { Catalogue } from '../../components';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { isDnsSubdomain } from '../../names';
import type { Pipeline } from '../../opea';
import { flowingNames } from '../flowingNames';
import { header, sourceName } from '../header';
import { NOWHERE } from '../../diagnostics/nowhere';
import type { RenderOptions, RenderResult } from '../RenderOptions';
import { PYTHON_CHECKS } from './checks';
import { wrapText } from './Expression';
import { planProgram } from './planProgram';
import type { FlowService, PythonContext } from './PythonContext';
import { COMPS_VERSION } from './serviceTypes';
import { writeProgram } from './writeProgram';

const FOLDER = 'app';

/**
 * Writes a pipeline as a program for OPEA's Python package, `opea-comps`:
 * `app/megaservice.py`, with `app/requirements.txt` beside it. Pure: the same
 * pipeline and options give the same bytes.
 *
 * @public
 */
export function renderPython(
  pipeline: Pipeline,
  options: RenderOptions,
): RenderResult {
  const report = new DiagnosticReport(options.file);
  const catalogue = options.catalogue ?? DEFAULT_CATALOGUE;
  const flow = flowOf(pipeline, catalogue);
  const callers = new Set(pipeline.edges.map(({ from }) => from));
  const context: PythonContext = {
    pipeline,
    catalogue,
    report,
    flow,
    last: flow.filter(({ service }) => !callers.has(service.name)),
  };
  checkOptions(options, report);
  if (flow.length === 0) {
    report.error(
      'flow-missing',
      pipeline.megaService.ranges.flow,
      'There is no flow, so there is nothing for a program to call',
      { hint: 'Say in `mega_flow` how the services call each other' },
    );
  }
  for (const check of PYTHON_CHECKS) {
    check(context);
  }
  return {
    files: report.hasErrors ? {} : filesOf(context, options),
    diagnostics: report.diagnostics,
  };
}

function flowOf(pipeline: Pipeline, catalogue: Catalogue): FlowService[] {
  const services = new Map(
    pipeline.services.map(service => [service.name, service]),
  );
  return flowingNames(pipeline, catalogue).flatMap(name => {
    const service = services.get(name);
    const id = service?.component;
    const component = id === undefined ? undefined : catalogue.get(id);
    return service ? [{ service, component }] : [];
  });
}

function checkOptions({ name }: RenderOptions, report: DiagnosticReport): void {
  if (!isDnsSubdomain(name)) {
    report.error(
      'invalid-option',
      NOWHERE,
      `The name '${name}' can't be part of an address: it needs lower-case letters, digits, - and ., and a letter or digit at either end`,
    );
  }
}

function filesOf(
  context: PythonContext,
  options: RenderOptions,
): Record<string, string> {
  const head = header(
    sourceName(options.file),
    'for Python',
    options.renderAgain,
  )
    .trimEnd()
    .split('\n')
    .map(line => wrapText(line.slice(2), '# '))
    .join('');
  return {
    [`${FOLDER}/megaservice.py`]:
      head + writeProgram(planProgram(context, options)),
    [`${FOLDER}/requirements.txt`]: `${head}opea-comps==${COMPS_VERSION}\n`,
  };
}
