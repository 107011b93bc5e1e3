import type { Profile } from '../connector';
import type { CauseCode, NoticeCode } from './codes';

/**
 * What we conclude about a connector as a whole.
 *
 * @public
 */
export type ConnectorState =
  | 'ready'
  | 'progressing'
  | 'degraded'
  | 'stuck'
  | 'suspended'
  | 'deleting'
  | 'absent'
  | 'unknown';

/**
 * What we conclude about one step. `external` and `nested` steps have no
 * workload of their own to judge.
 *
 * @public
 */
export type StepState =
  | 'ready'
  | 'progressing'
  | 'degraded'
  | 'stuck'
  | 'suspended'
  | 'missing'
  | 'external'
  | 'nested'
  | 'unknown';

/**
 * Names a Kubernetes object.
 *
 * @public
 */
export interface ObjectReference {
  kind: string;
  name: string;
  namespace?: string;
  /** The container within a Pod. */
  container?: string;
}

/**
 * Why a connector is not ready.
 *
 * @public
 */
export interface Cause {
  code: CauseCode;
  /** The step it concerns, by its name in the connector's spec. */
  step?: string;
  /** The deepest object that explains it. */
  object: ObjectReference;
  /** When it began, ISO 8601; absent if nothing tells. */
  since?: string;
  /** What is wrong, one sentence. */
  message: string;
  /** What a person can do about it. */
  advice: string;
  /** What led to the conclusion, outermost first: an object and what it says. */
  evidence: Evidence[];
}

/**
 * One link in the chain that leads to a cause. Credentials are redacted.
 *
 * @public
 */
export interface Evidence {
  object: ObjectReference;
  text: string;
}

/**
 * Something worth knowing while the connector works.
 *
 * @public
 */
export interface Notice {
  code: NoticeCode;
  step?: string;
  object: ObjectReference;
  message: string;
  advice?: string;
}

/**
 * A step of the connector, or its router, as it runs.
 *
 * @public
 */
export interface StepVerdict {
  /** The step's name in the spec; `Router` for the connector's own router. */
  name: string;
  /** The node it belongs to; undefined for the router. */
  node?: string;
  /** Its position in the node's list, from 0. */
  index?: number;
  role: 'microservice' | 'model-server' | 'external' | 'nested' | 'router';
  /** What it is called for people: "Text generation", "Vector store". */
  title: string;
  /** The id of its component in the catalogue, where its name tells. */
  component?: string;
  /** The model it serves, where its config or the catalogue tells. */
  model?: string;
  /** `xeon`, `gaudi`, `nvidia`, where the step's name tells. */
  hardware?: string;
  serviceName?: string;
  /** Where the router calls it. */
  url?: string;
  workload?: ObjectReference;
  replicas?: { desired: number; available: number };
  image?: string;
  state: StepState;
}

/**
 * The operator's own count: a claim to be checked.
 *
 * @public
 */
export interface Claim {
  ready: number;
  external: number;
  total: number;
  /** The operator's own word, where it has written one instead of a count. */
  text?: string;
}

/**
 * Our conclusion about one connector.
 *
 * @public
 */
export interface Verdict {
  state: ConnectorState;
  /** Since when the state holds as far as the objects tell, ISO 8601. */
  since?: string;
  /** Which operator the connector is written for; undefined if for neither. */
  profile?: Profile;
  claim?: Claim;
  /** The router's URL inside the cluster. */
  accessUrl?: string;
  /** The root cause first. */
  causes: Cause[];
  notices: Notice[];
  /** In the order of the spec, the router last. */
  steps: StepVerdict[];
}
