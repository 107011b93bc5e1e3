import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import { kinds } from '../cluster/kinds';
import type { Cluster } from '../cluster/startCluster';
import type { FateOf } from '../controllers/PodFate';
import { allFaults } from './allFaults';
import type { Fault, FaultCause, FaultTarget, Scene } from './Fault';

/** A fault that holds. */
export interface ActiveFault extends FaultTarget {
  cause: FaultCause;
  since: string;
}

type World = Pick<Cluster, 'store' | 'api' | 'wake'>;

/**
 * The faults that hold at the moment, at most one per step. The cluster and
 * the operator ask it what is to happen to whom, so it exists before them and
 * learns of the cluster by `attach`.
 */
export class FaultBook {
  private readonly active = new Map<string, ActiveFault>();
  private world?: World;
  private requestPass: (namespace: string, connector: string) => void =
    () => {};

  attach(
    world: World,
    requestPass: (namespace: string, connector: string) => void,
  ): void {
    this.world = world;
    this.requestPass = requestPass;
  }

  list(): ActiveFault[] {
    return [...this.active.values()];
  }

  /**
   * Begins a fault; another one that the step has ends first. A connector that
   * isn't there yet meets its fault when it comes.
   *
   * @returns why not, if the connector has no such step
   */
  begin(
    target: FaultTarget,
    cause: FaultCause,
  ): ActiveFault | { refused: string } {
    const fault = faultOf(cause);
    const refused = this.refusal(target, fault);
    if (refused) return { refused };
    const known = this.active.get(keyOf(target));
    if (known?.cause === cause) return known;
    this.end(target);
    const entry = { ...target, cause, since: new Date().toISOString() };
    this.active.set(keyOf(target), entry);
    const scene = this.sceneOf(target);
    if (scene) fault.begin?.(scene);
    this.world?.wake(target.namespace);
    return entry;
  }

  /** @returns what ended, if the step had a fault */
  end(target: FaultTarget): ActiveFault | undefined {
    const entry = this.active.get(keyOf(target));
    if (!entry) return undefined;
    this.active.delete(keyOf(target));
    const scene = this.sceneOf(target);
    const fault = faultOf(entry.cause);
    if (scene) fault.end?.(scene);
    this.world?.wake(target.namespace);
    if (fault.silencesOperator)
      this.requestPass(target.namespace, target.connector);
    return entry;
  }

  readonly fateOf: FateOf = pod => {
    const { namespace, labels } = pod.metadata;
    for (const entry of this.active.values()) {
      const fault = faultOf(entry.cause);
      if (fault.fate && entry.namespace === namespace) {
        const scene = this.sceneOf(entry);
        if (scene?.serviceName && scene.serviceName === labels?.app) {
          return fault.fate(scene, pod);
        }
      }
    }
    return undefined;
  };

  readonly silencesOperator = (namespace: string, connector: string): boolean =>
    this.list().some(
      entry =>
        entry.namespace === namespace &&
        entry.connector === connector &&
        faultOf(entry.cause).silencesOperator,
    );

  private refusal(target: FaultTarget, fault: Fault): string | undefined {
    const { namespace, connector, step } = target;
    const found = this.connector(target);
    const isAboutStep = fault.fate !== undefined || fault.begin !== undefined;
    const { serviceName: router } = found?.spec.routerConfig ?? {};
    if (fault.isAboutRouter && step !== 'router' && step !== router) {
      return `'${fault.cause}' can happen to the step router only`;
    }
    if (!found || !isAboutStep || serviceNameOf(found, step)) return undefined;
    const steps = Object.values(found.spec.nodes)
      .flatMap(node => node.steps ?? [])
      .filter(({ internalService }) => internalService?.serviceName)
      .map(({ name }) => name);
    return `Connector ${namespace}/${connector} has no step ${step} with a service; it has: ${[
      ...steps,
      'router',
    ].join(', ')}`;
  }

  private connector({
    namespace,
    connector,
  }: FaultTarget): GMConnector | undefined {
    return this.world?.store.get(kinds.connector, namespace, connector) as
      | GMConnector
      | undefined;
  }

  private sceneOf(target: FaultTarget): Scene | undefined {
    if (!this.world) return undefined;
    const { store, api } = this.world;
    const found = this.connector(target);
    const serviceName = found && serviceNameOf(found, target.step);
    return { target, namespace: target.namespace, serviceName, store, api };
  }
}

function faultOf(cause: FaultCause): Fault {
  const fault = allFaults.find(f => f.cause === cause);
  if (!fault) throw new Error(`No fault makes '${cause}'`);
  return fault;
}

function serviceNameOf(
  { spec }: GMConnector,
  step: string,
): string | undefined {
  const { serviceName } = spec.routerConfig;
  if (step === 'router' || step === serviceName) return serviceName;
  return Object.values(spec.nodes)
    .flatMap(({ steps = [] }) => steps)
    .map(({ name, internalService }) => ({
      name,
      service: internalService?.serviceName,
    }))
    .find(({ name, service }) => name === step || service === step)?.service;
}

function keyOf({ namespace, connector, step }: FaultTarget): string {
  return `${namespace}/${connector}/${step}`;
}
