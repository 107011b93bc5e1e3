import type { Microservice, Pipeline } from '../../opea';
import { CalleeReader } from './CalleeReader';
import type { ImportContext, ImportedStep } from './ImportContext';
import { nameServices } from './nameServices';
import { readConfig } from './readConfig';
import { readFlow } from './readFlow';
import type { ConnectorFlow } from './readFlow';
import { readMicroservice } from './readMicroservice';
import { readSteps } from './readSteps';
import { reportLosses } from './reportLosses';
import { ServerWishes } from './ServerWishes';

/** Where GMC's routers listen. */
const ROUTER_PORT = 8080;

/** The pipeline that a connector runs; what is lost on the way is reported. */
export function pipelineOf(context: ImportContext): Pipeline {
  const steps = readSteps(context);
  reportLosses(steps, context);
  const flow = readFlow(steps, context);
  if (flow.steps.length === 0) {
    context.report.error(
      'flow-missing',
      context.connector.rangeOf('spec', 'nodes', 'root'),
      'The router calls nothing, so that there is no flow',
    );
  }
  const deployed = servicesAmong(steps, flow);
  const names = nameServices(deployed, context);
  const nameOf = (imported: ImportedStep) => names.get(imported) ?? '';
  return {
    dialect: 'rfc',
    services: readServices(deployed, nameOf, steps, context),
    flowNames: flow.steps.map(nameOf),
    edges: flow.calls.map(({ from, to }) => ({
      from: nameOf(from),
      to: nameOf(to),
    })),
    megaService: {
      port: ROUTER_PORT,
      environment: {},
      ranges: {
        flow: context.connector.rangeOf('spec', 'nodes', 'root'),
        environment: {},
      },
    },
  };
}

/**
 * What becomes a service: the flow, what stands beside it, and what the router
 * never gets to or leaves alone.
 */
function servicesAmong(
  steps: readonly ImportedStep[],
  flow: ConnectorFlow,
): ImportedStep[] {
  const called = new Set(flow.steps);
  return [
    ...flow.steps,
    ...steps.filter(({ kind }) => kind === 'beside'),
    ...steps.filter(
      imported =>
        imported.kind === 'uncalled' ||
        (imported.kind === 'flow' && !called.has(imported)),
    ),
  ];
}

function readServices(
  deployed: readonly ImportedStep[],
  nameOf: (imported: ImportedStep) => string,
  steps: readonly ImportedStep[],
  context: ImportContext,
): Microservice[] {
  const callees = new CalleeReader(steps, context);
  const wishes = new ServerWishes(context);
  const services = deployed.map(imported => {
    // The operator reads no config of what it does not deploy.
    const { isDeployed } = imported.step;
    const config = isDeployed ? readConfig(imported, context) : [];
    const called = isDeployed ? callees.read(imported, config) : [];
    return readMicroservice(
      imported,
      { name: nameOf(imported), config, wish: wishes.of(imported, called) },
      context,
    );
  });
  callees.reportUncalled();
  return services;
}
