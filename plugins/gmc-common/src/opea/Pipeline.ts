import type { Hardware } from '../components';
import type { Range } from '../diagnostics';

/**
 * Where the parts of a microservice are written, for findings about them.
 *
 * @public
 */
export interface MicroserviceRanges {
  name: Range;
  /** By key, the value's place; only of keys that are written. */
  keys: Partial<Record<string, Range>>;
  /** By name of the environment variable. */
  environment: Record<string, Range>;
}

/**
 * How a microservice is reached: one that is deployed with the application by
 * port and path, one that runs elsewhere by its URL.
 *
 * @public
 */
export type ServiceAddress =
  | { kind: 'managed'; host?: string; port: number; endpoint: string }
  | { kind: 'external'; url: string };

/**
 * An entry of `opea_micro_services`.
 *
 * @public
 */
export interface Microservice {
  name: string;
  /** The id of its component in the catalogue, if it is known. */
  component?: string;
  /** What told the component: its own `type`, or our guess from the others. */
  componentFrom?: 'type' | 'endpoint' | 'name';
  address: ServiceAddress;
  model?: string;
  server?: string;
  hardware?: Hardware;
  store?: string;
  image?: string;
  environment: Record<string, string>;
  replicas?: number;
  /** As Kubernetes shapes it: `requests` and `limits`. */
  resources?: Record<string, unknown>;
  ranges: MicroserviceRanges;
}

/**
 * A call from one microservice to the next.
 *
 * @public
 */
export interface FlowEdge {
  from: string;
  to: string;
}

/**
 * A parsed `opea.yaml`: microservices, and the flow between them (OPEA's
 * megaservice).
 *
 * @public
 */
export interface Pipeline {
  /** In the order of the document. */
  services: Microservice[];
  /** Names that take part in the flow, in the order of the flow. */
  flowNames: string[];
  /** Between declared services, without doubles and without cycles. */
  edges: FlowEdge[];
  megaService: {
    port: number;
    /** Where the megaservice answers, if the document says so. */
    endpoint?: string;
    ranges: { flow: Range; port?: Range };
  };
}
