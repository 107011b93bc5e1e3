import type { ConnectorNode, ConnectorStep } from '../../connector';
import type { Microservice } from '../../opea';
import { gmcService } from './GmcContext';
import type { GmcContext, GmcService } from './GmcContext';
import type { ConnectorPlan } from './ConnectorPlan';
import type { FlowShape } from './flowShape';
import { microserviceConfig } from './microserviceConfig';
import { ModelServers } from './ModelServers';
import { ServiceNames } from './ServiceNames';

/** The Service of every connector's router. */
export const ROUTER_SERVICE = 'router-service';

/** A step that GMC passes a request to without deploying anything. */
const PLACEHOLDER_STEP = 'Router';

class ConnectorPlanner {
  private readonly names = new ServiceNames([ROUTER_SERVICE]);
  private readonly modelServers: ModelServers;
  private readonly services: Map<string, Microservice>;
  private readonly serviceNames = new Map<string, string>();
  private readonly nodes: ConnectorPlan['nodes'] = {};
  private readonly microservices: Record<string, string> = {};

  constructor(private readonly context: GmcContext) {
    const { services } = context.pipeline;
    this.modelServers = new ModelServers(context, this.names);
    this.services = new Map(services.map(service => [service.name, service]));
    // Before the model servers', so that adding one of those renames nothing.
    for (const service of services) {
      if (service.address.kind === 'managed') {
        this.serviceNames.set(service.name, this.names.take(service.name));
      }
    }
  }

  plan(shape: FlowShape): ConnectorPlan {
    this.sequence('root', shape.kind === 'series' ? shape.parts : [shape]);
    for (const service of this.besides(shape)) {
      const planned = gmcService(service, this.context);
      if (planned) {
        this.beside(planned);
      }
    }
    return { nodes: this.nodes, microservices: this.microservices };
  }

  private sequence(node: string, parts: readonly FlowShape[]): void {
    const steps = this.addNode(node, 'Sequence');
    for (const [index, part] of parts.entries()) {
      // The first step gets the request itself, later ones the last response.
      const data = index > 0 ? { data: '$response' } : {};
      if (part.kind === 'service') {
        this.pushService(part.name, node, data);
      } else {
        steps.push({
          name: this.label(part),
          ...data,
          nodeName: this.ensemble(part),
        });
      }
    }
  }

  /** @returns the node's name */
  private ensemble({ parts }: Exclude<FlowShape, { kind: 'service' }>): string {
    const node = this.freeNodeName('ensemble');
    const steps = this.addNode(node, 'Ensemble');
    const seen = new Map<string, FlowShape>();
    for (const part of parts) {
      const name = this.label(part);
      const other = seen.get(name);
      if (other) {
        this.reportCollision(name, other, part);
      }
      seen.set(name, part);
      if (part.kind === 'service' && !this.hasModelServers(part.name)) {
        this.pushService(part.name, node, {});
      } else {
        // An Ensemble would call the model servers too: they get a node.
        const branch = this.freeNodeName('branch');
        steps.push({ name, nodeName: branch });
        this.sequence(branch, part.kind === 'series' ? part.parts : [part]);
      }
    }
    return node;
  }

  private pushService(
    name: string,
    node: string,
    data: Pick<ConnectorStep, 'data'>,
  ): void {
    const { steps } = this.nodes[node];
    const service = this.services.get(name);
    if (service?.address.kind === 'external') {
      this.microservices[`${node}/${steps.length}`] = name;
      steps.push({
        name: this.label({ kind: 'service', name }),
        ...data,
        externalService: service.address.url,
      });
      return;
    }
    const planned = service && gmcService(service, this.context);
    if (planned) {
      steps.push(...this.deployed(planned, node, data));
    }
  }

  private deployed(
    planned: GmcService,
    node: string,
    data: Pick<ConnectorStep, 'data'>,
  ): ConnectorStep[] {
    const { name } = planned.service;
    const serviceName = this.serviceNames.get(name) ?? name;
    const callees = this.modelServers.forCaller(planned, node);
    this.microservices[serviceName] = name;
    return [
      {
        name: stepName(planned),
        ...data,
        internalService: {
          serviceName,
          config: microserviceConfig(planned, callees.config),
        },
      },
      ...callees.steps,
    ];
  }

  /** Data preparation and user interfaces: GMC's router looks for them in root. */
  private beside(planned: GmcService): void {
    const stores = (planned.component.calls ?? [])
      .filter(({ by }) => by === 'store')
      .flatMap(({ components }) => components);
    if (stores.some(id => this.modelServers.onlyElsewhere(id, 'root'))) {
      this.context.report.error(
        'no-gmc-form',
        planned.service.ranges.name,
        `'${planned.service.name}' would fill a store that nothing searches: GMC has it in the root node, and what searches is in a branch`,
        { hint: 'Take the retriever out of the part that runs side by side' },
      );
    }
    const [step, ...callees] = this.deployed(planned, 'root', {});
    if (step.internalService) {
      step.internalService.isDownstreamService = true;
    }
    this.nodes.root.steps.push(step, ...callees);
  }

  /** What is deployed without being called by the flow. */
  private besides(shape: FlowShape): Microservice[] {
    const inFlow = new Set(namesIn(shape));
    return this.context.pipeline.services.filter(
      ({ name, component }) =>
        !inFlow.has(name) &&
        component !== undefined &&
        this.context.catalogue.get(component)?.besideFlow,
    );
  }

  private hasModelServers(name: string): boolean {
    const service = this.services.get(name);
    const planned = service && gmcService(service, this.context);
    return Object.keys(planned?.form.calls ?? {}).length > 0;
  }

  /** The step name of the first service of a part. */
  private label(part: FlowShape): string {
    const [first] = namesIn(part);
    const service = this.services.get(first);
    const component =
      service?.component === undefined
        ? undefined
        : this.context.catalogue.get(service.component);
    const form = component?.gmc[this.context.profile];
    return form ? stepName({ form }) : PLACEHOLDER_STEP;
  }

  private reportCollision(name: string, a: FlowShape, b: FlowShape): void {
    const [first] = namesIn(a);
    const [second] = namesIn(b);
    const { pipeline, report } = this.context;
    report.error(
      'ensemble-collision',
      this.services.get(second)?.ranges.name ??
        pipeline.megaService.ranges.flow,
      `'${first}' and '${second}' run side by side and are both ${name} steps: GMC keeps the answer of one only`,
      { hint: 'Let them run one after the other' },
    );
  }

  private addNode(
    name: string,
    routerType: ConnectorNode['routerType'],
  ): ConnectorStep[] {
    const steps: ConnectorStep[] = [];
    this.nodes[name] = { routerType, steps };
    return steps;
  }

  private freeNodeName(kind: string): string {
    let number = 1;
    while (Object.hasOwn(this.nodes, `${kind}-${number}`)) {
      number++;
    }
    return `${kind}-${number}`;
  }
}

/** Lays a flow out in nodes and steps. */
export function planConnector(
  shape: FlowShape,
  context: GmcContext,
): ConnectorPlan {
  return new ConnectorPlanner(context).plan(shape);
}

/** Microservices come in one kind only; their model servers tell the hardware. */
function stepName({ form }: Pick<GmcService, 'form'>): string {
  return form.steps.xeon ?? Object.values(form.steps)[0] ?? PLACEHOLDER_STEP;
}

/** The services of a shape, in the order of the flow. */
export function namesIn(shape: FlowShape): string[] {
  return shape.kind === 'service' ? [shape.name] : shape.parts.flatMap(namesIn);
}
