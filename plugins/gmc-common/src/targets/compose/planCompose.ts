import { serviceVariables } from '../serviceVariables';
import { hasMegaService } from './ComposeContext';
import type { ComposeContext } from './ComposeContext';
import type { ComposePlan, PlannedService } from './ComposePlan';
import { containerForm, needsModel } from './containerForm';
import type { ContainerForm } from './containerForm';
import { ContainerNames } from './ContainerNames';
import type { ContainerTools } from './containers/ContainerTools';
import { megaServiceContainer } from './containers/megaServiceContainer';
import {
  microserviceContainer,
  modelOf,
} from './containers/microserviceContainer';
import { modelServerContainer } from './containers/modelServerContainer';
import { Credentials } from './Credentials';
import { deployedServices } from './deployedServices';
import type { DeployedService } from './deployedServices';
import { ModelServers } from './ModelServers';
import type { ModelServer } from './ModelServers';
import { PublishedPorts } from './PublishedPorts';
import { readResources, withGpus } from './resources';
import { Volumes } from './volumes';

/** Callers of a model server that its comment names. */
const MAX_NAMED = 4;

class ComposePlanner {
  private readonly variables;
  private readonly services: readonly DeployedService[];
  /** Names in the compose file by names in the document. */
  private readonly hosts: ReadonlyMap<string, string>;
  private readonly megaHost: string;
  private readonly modelServers: ModelServers;
  private readonly ports: PublishedPorts;
  private readonly tools: ContainerTools;

  constructor(private readonly context: ComposeContext) {
    const { pipeline, catalogue } = context;
    const names = new ContainerNames();
    this.variables = serviceVariables(pipeline);
    this.services = deployedServices(context, names);
    this.hosts = new Map(
      this.services.map(({ service, host }) => [service.name, host]),
    );
    this.megaHost = names.take(pipeline.megaService.name ?? 'megaservice');
    // Last, so that adding one of these renames nothing of the document's.
    this.modelServers = new ModelServers(context, names, this.services);
    this.ports = new PublishedPorts(context, this.variables);
    this.tools = {
      context,
      credentials: new Credentials(this.variables),
      volumes: new Volumes(catalogue),
    };
  }

  plan(): ComposePlan {
    const services = [
      ...this.megaService(),
      ...this.services.map(service => this.microservice(service)),
      ...this.modelServers.added.map(server => this.modelServer(server)),
    ];
    return { services, volumes: [...this.tools.volumes.names].sort() };
  }

  /** The program of the flow, or an image that knows the flow itself. */
  private megaService(): PlannedService[] {
    const { pipeline, flowing } = this.context;
    const { container, ranges } = pipeline.megaService;
    if (!hasMegaService(this.context)) {
      return [];
    }
    const flow = this.services.filter(({ service }) =>
      flowing.has(service.name),
    );
    return [
      {
        host: this.megaHost,
        range: ranges.flow,
        dependsOn: new Set([
          ...flow.map(({ host }) => host),
          ...this.hostsOf(container?.dependsOn),
        ]),
        definition: megaServiceContainer(flow, this.variables, this.tools),
      },
    ];
  }

  private microservice(deployed: DeployedService): PlannedService {
    const { service, component, host, port } = deployed;
    const callees = this.modelServers.calleesOf(deployed);
    if (
      component &&
      this.context.pipeline.dialect === 'rfc' &&
      modelOf(deployed, callees) === undefined
    ) {
      this.requireModel(containerForm(component, service.hardware), deployed);
    }
    const definition = microserviceContainer(deployed, callees, this.tools);
    if (component?.besideFlow) {
      definition.ports ??= [this.ports.beside(service.name, port)];
    }
    const { gpus } = readResources(service);
    const forServer = callees.find(({ server }) => server?.takesGpus)?.server;
    if (gpus !== undefined && forServer) {
      forServer.gpus = Math.max(forServer.gpus ?? 0, gpus);
    }
    const { keys, name } = service.ranges;
    return {
      host,
      range: keys.depends_on ?? keys.dependencies ?? name,
      dependsOn: new Set([
        ...callees.flatMap(({ server }) => server?.host ?? []),
        ...this.hostsOf(service.container?.dependsOn),
      ]),
      definition:
        gpus === undefined || forServer
          ? definition
          : withGpus(definition, gpus),
    };
  }

  private modelServer(server: ModelServer): PlannedService {
    const { component, callers, host, hardware, model } = server;
    const names = callers.map(({ service }) => service.name);
    const named = names.slice(0, MAX_NAMED).join(', ');
    const more = names.length - MAX_NAMED;
    if (model === undefined) {
      this.requireModel(containerForm(component, hardware), callers[0]);
    }
    return {
      host,
      range: callers[0].service.ranges.name,
      comment: `${component.title} of ${named}${
        more > 0 ? ` and ${more} more` : ''
      }`,
      dependsOn: new Set(),
      definition: modelServerContainer(server, this.tools),
    };
  }

  /** Without a model its program would get half an argument. */
  private requireModel(form: ContainerForm, { service }: DeployedService) {
    const { name, ranges } = service;
    if (needsModel(form)) {
      this.context.report.error(
        'missing-key',
        ranges.name,
        `'${name}' needs a model, and its component has none of its own`,
        { hint: 'Say which with `model:`' },
      );
    }
  }

  private hostsOf(names: readonly string[] = []): string[] {
    return names.flatMap(name => this.hosts.get(name) ?? []);
  }
}

/** Lays a pipeline out in containers. */
export function planCompose(context: ComposeContext): ComposePlan {
  return new ComposePlanner(context).plan();
}
