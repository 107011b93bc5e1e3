import type { CauseCode } from '@opea/backstage-plugin-gmc-common';
import type { ObjectStore } from '../cluster/ObjectStore';
import type { ResourceApi } from '../cluster/ResourceApi';
import type { PodFate } from '../controllers/PodFate';
import type { Pod } from '../controllers/workloads';

/** Which step of which connector it happens to. */
export interface FaultTarget {
  namespace: string;
  connector: string;
  /** As the connector names the step, or the name of the step's service. */
  step: string;
}

/** Where a fault takes effect: the step's service in the cluster. */
export interface Scene {
  target: FaultTarget;
  namespace: string;
  /** Undefined for a connector, or a step, that is not there (yet). */
  serviceName?: string;
  store: ObjectStore;
  api: ResourceApi;
}

/** One cause that can be made to happen, by the name that verdicts have for it. */
export interface Fault {
  cause: FaultCause;
  description: string;
  /** The operator leaves the connector alone as long as the fault holds. */
  silencesOperator?: boolean;
  /** It can happen to the router alone. */
  isAboutRouter?: boolean;
  /** What becomes of the step's Pods. */
  fate?(scene: Scene, pod: Pick<Pod, 'metadata'> & Partial<Pod>): PodFate;
  begin?(scene: Scene): void;
  end?(scene: Scene): void;
}

/** The causes that can be made to happen. */
export type FaultCause = Extract<
  CauseCode,
  | 'operator-silent'
  | 'deployment-missing'
  | 'scaled-to-zero'
  | 'pod-create-refused'
  | 'unschedulable'
  | 'evicted'
  | 'image-pull'
  | 'crash-loop'
  | 'gated-model'
  | 'out-of-memory'
  | 'probe-failing'
  | 'router-unreachable'
>;
