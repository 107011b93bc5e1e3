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
 * What containers have and connectors don't: as Compose writes it.
 *
 * @public
 */
export interface ContainerSettings {
  /** Published ports, as written: `6006:80`, `${PORT:-6006}:80`. */
  ports?: string[];
  /** Mounts, as written: `./data:/data`. */
  volumes?: string[];
  /** Arguments of the image's program, one by one. */
  command?: string[];
  /** Names of services that have to run before. */
  dependsOn?: string[];
  /** Keys of a Compose service that nothing else knows: `runtime`, `cap_add`, `ipc`. */
  options?: Record<string, unknown>;
}

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
  container?: ContainerSettings;
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
 * The kinds of documents that a pipeline is read from: the RFC's (with paths or
 * with URLs, with images or without), and the one of the `opea` command's
 * exporter, which says what to deploy and has no flow.
 *
 * @public
 */
export type Dialect = 'rfc' | 'exporter';

/**
 * A parsed `opea.yaml`: microservices, and the flow between them (OPEA's
 * megaservice).
 *
 * @public
 */
export interface Pipeline {
  dialect: Dialect;
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
    /** The megaservice's own name, where the document has one. */
    name?: string;
    /** The image of a megaservice that is built already. */
    image?: string;
    environment: Record<string, string>;
    container?: ContainerSettings;
    ranges: {
      flow: Range;
      port?: Range;
      endpoint?: Range;
      /** By name of the environment variable. */
      environment: Record<string, Range>;
    };
  };
}
