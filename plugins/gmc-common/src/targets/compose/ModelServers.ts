import type { Component, Hardware } from '../../components';
import { chooseCallee } from '../../components/chooseCallee';
import type { ComponentCall } from '../../components/chooseCallee';
import type { ComposeContext } from './ComposeContext';
import type { ContainerNames } from './ContainerNames';
import { hasFormFor } from './containerForm';
import type { DeployedService } from './deployedServices';

/** A model server or store that runs in a container. */
export interface ModelServer {
  component: Component;
  host: string;
  port: number;
  model?: string;
  hardware: Hardware;
  /** The microservices that call it. */
  callers: DeployedService[];
  /** The graphics cards that its callers ask for are for it. */
  takesGpus: boolean;
  gpus?: number;
  /** It is a service of the document itself. */
  declared: boolean;
}

/** A call of a microservice, and what answers it. */
export interface Callee {
  call: ComponentCall;
  component: Component;
  model?: string;
  /** None where the document itself says where it is. */
  server?: ModelServer;
}

/** What a microservice asks of what it calls. */
interface Wish {
  caller: DeployedService;
  call: ComponentCall;
  component: Component;
  model?: string;
  hardware?: Hardware;
}

/**
 * The model servers and stores of an application. What is the same in
 * component, model and hardware is there once; and who says nothing of model
 * or hardware shares with who does, so that a retriever searches with the
 * model that others embed with.
 */
export class ModelServers {
  /** In the order of their first callers. */
  private readonly called = new Set<ModelServer>();
  private readonly byComponent = new Map<string, ModelServer[]>();
  private readonly callees = new Map<DeployedService, Callee[]>();

  constructor(
    private readonly context: ComposeContext,
    private readonly names: ContainerNames,
    services: readonly DeployedService[],
  ) {
    for (const service of services) {
      this.declare(service);
    }
    const wishes = services.flatMap(service => this.wishesOf(service));
    const found = new Map<Wish, ModelServer>();
    // The choosy ones first: the others take what is there.
    for (const wish of wishes.filter(needsServer).sort(byChoosiness)) {
      found.set(wish, this.find(wish) ?? this.make(wish));
    }
    for (const wish of wishes) {
      this.connect(wish, found.get(wish));
    }
  }

  /** What a microservice calls. */
  calleesOf(service: DeployedService): Callee[] {
    return this.callees.get(service) ?? [];
  }

  /** Those that the document does not have itself. */
  get added(): ModelServer[] {
    return [...this.called].filter(({ declared }) => !declared);
  }

  private declare({ service, component, host, port }: DeployedService): void {
    if (component?.role === 'model-server') {
      this.add({
        component,
        host,
        port,
        model: service.model ?? component.model,
        hardware: hardwareOf(component, service.hardware),
        callers: [],
        takesGpus: false,
        declared: true,
      });
    }
  }

  /** A document of the exporter's kind has all it needs. */
  private wishesOf(caller: DeployedService): Wish[] {
    const { service, component } = caller;
    if (this.context.pipeline.dialect !== 'rfc') {
      return [];
    }
    return (component?.calls ?? []).flatMap(call => {
      const callee = chooseCallee(
        call,
        service[call.by],
        this.context.catalogue,
        id => this.byComponent.has(id),
      )?.component;
      return callee
        ? {
            caller,
            call,
            component: callee,
            model: call.takesModel ? service.model : undefined,
            hardware: service.hardware && hardwareOf(callee, service.hardware),
          }
        : [];
    });
  }

  private find(wish: Wish): ModelServer | undefined {
    return this.byComponent
      .get(wish.component.id)
      ?.find(
        ({ model, hardware }) =>
          (wish.model === undefined || wish.model === model) &&
          (wish.hardware === undefined || wish.hardware === hardware),
      );
  }

  private make({ component, model, hardware }: Wish): ModelServer {
    const server: ModelServer = {
      component,
      host: this.names.take(component.id),
      port: component.port,
      model: model ?? component.model,
      hardware: hardware ?? 'xeon',
      callers: [],
      takesGpus: hardware === 'nvidia',
      declared: false,
    };
    this.add(server);
    return server;
  }

  private add(server: ModelServer): void {
    const { id } = server.component;
    const others = this.byComponent.get(id);
    if (others) {
      others.push(server);
    } else {
      this.byComponent.set(id, [server]);
    }
  }

  private connect(wish: Wish, server: ModelServer | undefined): void {
    const { caller, call, component } = wish;
    const model = server ? server.model : wish.model ?? component.model;
    this.callees.set(caller, [
      ...this.calleesOf(caller),
      { call, component, model, server },
    ]);
    if (server) {
      this.called.add(server);
      server.callers.push(caller);
    }
  }
}

function hardwareOf(component: Component, asked: Hardware = 'xeon'): Hardware {
  return hasFormFor(component, asked) ? asked : 'xeon';
}

function byChoosiness(a: Wish, b: Wish): number {
  return choosiness(b) - choosiness(a);
}

function choosiness({ model, hardware }: Wish): number {
  return (model === undefined ? 0 : 2) + (hardware === undefined ? 0 : 1);
}

/** Whose variables point somewhere needs nobody to be pointed at. */
function needsServer({ caller, call, component }: Wish): boolean {
  return !Object.entries(call.environment?.[component.id] ?? {}).some(
    ([variable, value]) =>
      /\{(host|port|url)\}/.test(value) &&
      Object.hasOwn(caller.service.environment, variable),
  );
}
