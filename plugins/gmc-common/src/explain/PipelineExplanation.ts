import type { Hardware } from '../components';
import type { Dialect, FlowEdge } from '../opea';

/**
 * Where a value comes from: the document says it, it is what the component has
 * if nobody says otherwise, or it holds for whatever the service is.
 *
 * @public
 */
export type ValueSource = 'written' | 'component' | 'default';

/**
 * A value, and why it is that.
 *
 * @public
 */
export interface Explained<T> {
  value: T;
  from: ValueSource;
}

/**
 * A model server or a store that a service calls; the value is its component.
 *
 * @public
 */
export interface ExplainedCall extends Explained<string> {
  /** The key of the service that chooses it. */
  by: 'server' | 'store';
  /** What it is called for people; absent if the catalogue doesn't have it. */
  title?: string;
  image?: string;
  port?: number;
  /** The model it serves. */
  model?: Explained<string>;
}

/**
 * What a microservice is. Values that it does not have are absent: one that
 * runs elsewhere has no image, say.
 *
 * @public
 */
export interface ServiceExplanation {
  name: string;
  /** What kind it is, and what told that. Absent where nothing did. */
  component?: {
    id: string;
    title: string;
    role: 'microservice' | 'model-server';
    from: 'type' | 'endpoint' | 'name';
  };
  /** Whether it takes part in answering, stands beside that, or is not used. */
  place: 'flow' | 'beside' | 'unused';
  /** Of one that runs elsewhere. Credentials in it are redacted. */
  url?: string;
  endpoint?: Explained<string>;
  port?: Explained<number>;
  image?: Explained<string>;
  /** The one it answers with, its own or that of the model server it calls. */
  model?: Explained<string>;
  /** What it calls beside the flow. */
  calls: ExplainedCall[];
  hardware?: Explained<Hardware>;
  replicas?: Explained<number>;
}

/**
 * What a pipeline is, with all that its document leaves to be inferred.
 *
 * @public
 */
export interface PipelineExplanation {
  dialect: Dialect;
  megaService: {
    port: Explained<number>;
    endpoint?: Explained<string>;
    image?: Explained<string>;
  };
  /** In the order of the document. */
  services: ServiceExplanation[];
  flow: {
    /** The calls as rules of `mega_flow`. */
    rules: string[];
    edges: FlowEdge[];
  };
}
