import type {
  ConfigMapFacts,
  ConnectorObjects,
  GMConnector,
  KubernetesEvent,
  PersistentVolumeClaim,
  Pod,
  PreviousLog,
  Workload,
} from '@opea/backstage-plugin-gmc-common';
import { Contact, freshnessOf, type Freshness } from './Contact';
import { ObjectTable } from './ObjectTable';
import { ServerClock } from './ServerClock';

/** What is fetched on purpose for a namespace, rather than watched. */
export interface NamespaceDetails {
  events: KubernetesEvent[];
  configMaps: ConfigMapFacts[];
  previousLogs: PreviousLog[];
  /** When the last attempt ended, in milliseconds; undefined before it. */
  collectedAt?: number;
  /** Whether that attempt brought all parts. */
  isComplete: boolean;
  /** Which logs it asked for, there or not. */
  askedLogs: Set<string>;
}

const NO_DETAILS: NamespaceDetails = {
  events: [],
  configMaps: [],
  previousLogs: [],
  isComplete: false,
  askedLogs: new Set(),
};

/** What is known of one cluster, trimmed to what verdicts are made of. */
export class ClusterStore {
  readonly connectors = new ObjectTable<GMConnector>();
  readonly deployments = new ObjectTable<Workload>();
  readonly statefulSets = new ObjectTable<Workload>();
  readonly pods = new ObjectTable<Pod>();
  readonly persistentVolumeClaims = new ObjectTable<PersistentVolumeClaim>();

  /** How following the connectors goes: the cluster's own freshness. */
  readonly contact = new Contact();
  /** How following the workloads goes, by namespace and the kind's plural. */
  readonly workloadContacts = new Map<string, Map<string, Contact>>();
  /** What time it is there. */
  readonly clock = new ServerClock();
  readonly #details = new Map<string, NamespaceDetails>();

  freshness(now: Date): Freshness {
    return freshnessOf([this.contact], now);
  }

  /** As fresh as what a verdict about this namespace rests on. */
  namespaceFreshness(namespace: string, now: Date): Freshness {
    const contacts = this.workloadContacts.get(namespace)?.values() ?? [];
    return freshnessOf([this.contact, ...contacts], now);
  }

  /** How following a kind of workload goes, in a namespace or wherever it is. */
  contactsOf(plural: string, namespace?: string): Contact[] {
    const kinds =
      namespace === undefined
        ? [...this.workloadContacts.values()]
        : [this.workloadContacts.get(namespace)];
    return kinds.flatMap(contacts => contacts?.get(plural) ?? []);
  }

  /** How many objects there are of each kind, by the kind's plural. */
  counts(): Record<string, number> {
    return {
      gmconnectors: this.connectors.size,
      deployments: this.deployments.size,
      statefulsets: this.statefulSets.size,
      pods: this.pods.size,
      persistentvolumeclaims: this.persistentVolumeClaims.size,
    };
  }

  objects(namespace: string, name: string): ConnectorObjects {
    const { events, configMaps } = this.details(namespace);
    return {
      connector: this.connectors.get(namespace, name),
      connectorsInNamespace: this.connectors
        .in(namespace)
        .map(connector => connector.metadata.name),
      workloads: [
        ...this.deployments.in(namespace),
        ...this.statefulSets.in(namespace),
      ],
      pods: this.pods.in(namespace),
      persistentVolumeClaims: this.persistentVolumeClaims.in(namespace),
      events,
      configMaps,
    };
  }

  details(namespace: string): NamespaceDetails {
    return this.#details.get(namespace) ?? NO_DETAILS;
  }

  setDetails(namespace: string, details: NamespaceDetails): void {
    this.#details.set(namespace, details);
  }

  /** Forgets a namespace that no longer holds a connector. */
  drop(namespace: string): void {
    this.deployments.drop(namespace);
    this.statefulSets.drop(namespace);
    this.pods.drop(namespace);
    this.persistentVolumeClaims.drop(namespace);
    this.workloadContacts.delete(namespace);
    this.#details.delete(namespace);
  }
}
