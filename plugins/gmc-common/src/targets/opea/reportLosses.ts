import type { NodeView } from '../../connector/ConnectorView';
import { DEFAULT_ROUTER_SERVICE } from '../../connector/ConnectorView';
import type { ImportContext, ImportedStep } from './ImportContext';

/** Tells what a connector says and an `opea.yaml` has no place for. */
export function reportLosses(
  steps: readonly ImportedStep[],
  context: ImportContext,
): void {
  reportRouter(context);
  const types = new Map(
    context.connector.nodes.map(({ name, routerType }) => [name, routerType]),
  );
  for (const imported of steps) {
    if (imported.step.isDeployed) {
      reportKind(imported, context);
      reportNamespace(imported, context);
    }
    reportDependency(imported, types.get(imported.step.node), context);
  }
}

function reportRouter({ connector, report }: ImportContext): void {
  const { routerService } = connector;
  if (routerService !== DEFAULT_ROUTER_SERVICE) {
    report.warning(
      'not-in-opea',
      connector.rangeOf('spec', 'routerConfig', 'serviceName'),
      `The router's Service is '${routerService}'; rendered again it is '${DEFAULT_ROUTER_SERVICE}', and so has another address`,
    );
  }
}

function reportKind(
  { step, kind, title, component }: ImportedStep,
  { profile, report }: ImportContext,
): void {
  const range = step.rangeOf('name');
  const steps = Object.values(component?.gmc[profile]?.steps ?? {});
  if (!component) {
    report.warning(
      'not-in-opea',
      range,
      `What ${title} is can't be said in an opea.yaml: there is no component for it`,
      { hint: 'Add one to the component catalogue' },
    );
  } else if (!steps.includes(step.name ?? '')) {
    const again =
      steps.length === 0 ? 'has no step for' : `deploys as ${steps[0]}`;
    report.warning(
      'not-in-opea',
      range,
      `${title} is read as '${component.id}', which rendering for GMC (${profile}) ${again}`,
    );
  }
  if (kind === 'uncalled') {
    report.warning(
      'not-in-opea',
      range,
      `${title} is deployed without the router calling it; in an opea.yaml it is a service that nothing calls`,
    );
  }
}

function reportNamespace(
  { step, title }: ImportedStep,
  { connector, report }: ImportContext,
): void {
  const { nameSpace = connector.namespace } = step;
  if (nameSpace !== connector.namespace) {
    report.warning(
      'not-in-opea',
      step.rangeOf('internalService', 'nameSpace'),
      `The namespace of ${title} is left out: an application has one for all`,
    );
  }
}

/** A Switch does not look at it. */
function reportDependency(
  { step, kind, title }: ImportedStep,
  routerType: NodeView['routerType'],
  { report }: ImportContext,
): void {
  const isCalled = kind === 'flow' || kind === 'node';
  if (isCalled && step.dependency === 'Hard' && routerType !== 'Switch') {
    report.warning(
      'not-in-opea',
      step.rangeOf('dependency'),
      `That the flow ends where ${title} fails can't be said in an opea.yaml`,
    );
  }
}
