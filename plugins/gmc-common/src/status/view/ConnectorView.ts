import type { ConnectorNode, GMConnector, Profile } from '../../connector';
import type {
  ConnectorObjects,
  KubernetesEvent,
  Observations,
  Pod,
  Workload,
} from '../objects';
import type { ServedConnector } from '../served';
import type { Claim, ObjectReference, StepVerdict } from '../Verdict';

/**
 * One connector with everything that belongs to it, joined and normalised: all
 * that the detectors look at. Without a connector there are no steps.
 */
export interface ConnectorView {
  namespace: string;
  name: string;
  cluster?: string;
  /** Milliseconds since the epoch. */
  now: number;
  connector?: GMConnector;
  /** Whose steps these are; undefined if the names fit neither operator. */
  profile?: Profile;
  /** The only namespace that the cluster's operator acts in, where it has one. */
  operatorNamespace?: string;
  /** What the operator has reported on; undefined where nobody looked. */
  served?: ServedConnector[];
  nodes: Record<string, ConnectorNode>;
  /** In the order of the spec, the router last. */
  steps: StepView[];
  claim?: Claim;
  /** `Kind/name` of what the operator says it has made. */
  reported: Set<string>;
  /** Since when the operator could have acted on the spec as it is. */
  specSince?: string;
  objects: ConnectorObjects;
  /** By `Kind/name` of what they are about. */
  events: Map<string, KubernetesEvent[]>;
  observations: Observations;
}

/** A step, the workload it should have, and that workload's Pods. */
export interface StepView
  extends Pick<
    StepVerdict,
    | 'name'
    | 'node'
    | 'index'
    | 'role'
    | 'title'
    | 'component'
    | 'model'
    | 'hardware'
    | 'serviceName'
    | 'url'
  > {
  config: Record<string, string>;
  /** Where the spec wants it to live; undefined for the connector's own. */
  namespace?: string;
  isDownstreamService: boolean;
  /** What the workload is called; undefined for steps that have none. */
  workloadName?: string;
  workload?: Workload;
  pods: Pod[];
  desired: number;
  available: number;
  /** Not available, and its own time for becoming so is over. */
  overdue: boolean;
}

/** A step whose workload exists. */
export type RunningStep = StepView & { workload: Workload };

/** The connector as an object, for causes about itself. */
export function connectorReference(view: ConnectorView): ObjectReference {
  return { kind: 'GMConnector', name: view.name, namespace: view.namespace };
}

/** Steps whose workload exists, wants replicas, and lacks some. */
export function unavailableSteps(view: ConnectorView): RunningStep[] {
  return view.steps
    .filter(hasWorkload)
    .filter(step => step.available < step.desired);
}

/** Steps that should have a workload: those that the operator counts. */
export function deployableSteps({ steps }: ConnectorView): StepView[] {
  return steps.filter(({ workloadName }) => workloadName !== undefined);
}

/** As the operator counts: a workload of no replicas is ready with none. */
export function isAvailable(step: StepView): boolean {
  return hasWorkload(step) && step.available >= step.desired;
}

export function hasWorkload(step: StepView): step is RunningStep {
  return step.workload !== undefined;
}
