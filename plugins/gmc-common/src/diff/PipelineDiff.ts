import type { FlowEdge } from '../opea';

/**
 * One value that differs. What a document leaves out is what it stands for: a
 * default model that one of the two documents names is no difference.
 *
 * @public
 */
export interface ValueChange {
  /** `component`, `address`, `model`, `environment.LOG_LEVEL`, … */
  what: string;
  /** Absent where there was none. Credentials are redacted. */
  before?: string;
  /** Absent where there is none any more. */
  after?: string;
}

/**
 * A service that differs.
 *
 * @public
 */
export interface ServiceChange {
  name: string;
  change: 'added' | 'removed' | 'changed';
  /** Of an added or a removed service all that it has. */
  values: ValueChange[];
}

/**
 * What is different between two pipelines.
 *
 * @public
 */
export interface PipelineDiff {
  /** In the order of the first document, those that are new at the end. */
  services: ServiceChange[];
  megaService: ValueChange[];
  flow: { added: FlowEdge[]; removed: FlowEdge[] };
}
