import type { ConnectorNode, ConnectorStep } from '../../connector';

/** What a connector is made of, before it is written. */
export interface ConnectorPlan {
  /** `root` first. */
  nodes: Record<string, ConnectorNode & { steps: ConnectorStep[] }>;
  /** By Service name, or `<node>/<index>` of a step without one. */
  microservices: Record<string, string>;
}
