import { describeStep } from '../../components';
import type { Component, Hardware } from '../../components';
import type { ConnectorStep } from '../../connector';
import type { Microservice } from '../../opea';
import type { GmcContext, GmcService } from './GmcContext';
import type { ServiceNames } from './ServiceNames';

/** A model server of one node. */
interface ModelServer {
  node: string;
  component: string;
  step: string;
  model?: string;
  serviceName: string;
}

/** What a microservice asks of a model server. */
interface Wish {
  caller: Microservice;
  component: Component;
  model?: string;
  hardware?: Hardware;
}

/**
 * The model servers of a connector. Callers of one node share what is the
 * same; another node needs its own, because the operator looks for a callee
 * among the steps of the caller's node only.
 */
export class ModelServers {
  private readonly servers: ModelServer[] = [];

  constructor(
    private readonly context: GmcContext,
    private readonly names: ServiceNames,
  ) {}

  /**
   * Finds or makes what a microservice calls.
   *
   * @returns its config that names the callees, and the steps that are new
   */
  forCaller(
    caller: GmcService,
    node: string,
  ): { config: Record<string, string>; steps: ConnectorStep[] } {
    const config: Record<string, string> = {};
    const steps: ConnectorStep[] = [];
    for (const [key, id] of Object.entries(caller.form.calls ?? {})) {
      const component = this.context.catalogue.get(id);
      if (!component) {
        continue;
      }
      const wish = wishOf(caller, component);
      const existing = this.find(wish, node);
      const server = existing ?? this.make(wish, node);
      config[key] = server.serviceName;
      if (!existing) {
        steps.push(this.stepOf(server));
      }
    }
    return { config, steps };
  }

  /** Whether other nodes have servers of a kind, and this one has none. */
  onlyElsewhere(component: string, node: string): boolean {
    const nodes = this.servers
      .filter(server => server.component === component)
      .map(server => server.node);
    return nodes.length > 0 && !nodes.includes(node);
  }

  private find(wish: Wish, node: string): ModelServer | undefined {
    return this.servers.findLast(
      server =>
        server.node === node &&
        server.component === wish.component.id &&
        (wish.model === undefined || wish.model === server.model) &&
        (wish.hardware === undefined || this.stepName(wish) === server.step),
    );
  }

  private make(wish: Wish, node: string): ModelServer {
    const { component } = wish;
    // A retriever must search with the model that others embed with.
    const sibling = this.servers.findLast(
      server => server.component === component.id,
    );
    const server: ModelServer = {
      node,
      component: component.id,
      step:
        wish.hardware === undefined && sibling
          ? sibling.step
          : this.stepName(wish),
      model: wish.model ?? sibling?.model ?? component.model,
      serviceName: this.names.take(component.id),
    };
    this.warnOfMixing(wish, server);
    this.servers.push(server);
    return server;
  }

  /** Steps of one family have one ConfigMap, whatever their hardware. */
  private warnOfMixing({ caller }: Wish, server: ModelServer): void {
    const { profile, report } = this.context;
    const familyOf = ({ step }: ModelServer) =>
      describeStep(step, {}, profile).defaultServiceName;
    const other = this.servers.find(
      ({ component, step }) =>
        component === server.component && step !== server.step,
    );
    if (other && familyOf(other) !== undefined) {
      report.warning(
        'shared-config',
        caller.ranges.keys.hardware ?? caller.ranges.name,
        `'${caller.name}' calls a ${server.step} step, and others a ${other.step} step: on GMC the two share one ConfigMap, and the settings of the later one replace the other's`,
        { hint: 'Use one kind of hardware for both, or two applications' },
      );
    }
  }

  private stepName({ component, hardware = 'xeon' }: Wish): string {
    const steps = component.gmc[this.context.profile]?.steps ?? {};
    return steps[hardware] ?? steps.xeon ?? Object.values(steps)[0] ?? '';
  }

  private stepOf({
    component,
    step,
    model,
    serviceName,
  }: ModelServer): ConnectorStep {
    const form =
      this.context.catalogue.get(component)?.gmc[this.context.profile];
    const config = {
      ...(form?.endpoint !== undefined && { endpoint: form.endpoint }),
      ...(form?.modelKey !== undefined &&
        model !== undefined && { [form.modelKey]: model }),
      ...form?.config,
    };
    return {
      name: step,
      internalService: {
        serviceName,
        ...(Object.keys(config).length > 0 && { config }),
        isDownstreamService: true,
      },
    };
  }
}

function wishOf({ service, component }: GmcService, callee: Component): Wish {
  const call = component.calls?.find(({ components }) =>
    components.includes(callee.id),
  );
  return {
    caller: service,
    component: callee,
    model: call?.takesModel ? service.model : undefined,
    hardware: service.hardware,
  };
}
