import { readTemplates, type Templates } from './templates';

/** What a cluster is to hold. */
export interface ClusterSize {
  connectors: number;
  foreignPods: number;
}

/** An object, kept as what it takes to write it. */
export interface StoredObject {
  namespace: string;
  revision: number;
  write(): string;
}

/** What happened to an object. */
export interface StoredEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  plural: string;
  namespace: string;
  revision: number;
  object: string;
}

interface ForeignPod {
  namespace: string;
  name: string;
}

/** How many steps a connector has, each with one Pod. */
const STEPS = 9;
const FOREIGN_NAMESPACES = 25;
/** One in so many foreign Pods is in the namespace of a connector. */
const INSIDE = 10;

/** The place of a connector, as its entity names it. */
export function placeOf(cluster: number, index: number) {
  const namespace = `app-${cluster}-${index}`;
  return { namespace, name: 'chatqa', entity: namespace };
}

/** The objects of one cluster, and what becomes of them. */
export class ClusterContent {
  readonly tables = new Map<string, Map<string, StoredObject>>();
  readonly #templates: Templates = readTemplates();
  readonly #pods: ForeignPod[] = [];
  readonly #random: () => number;
  #revision = 1;
  #made = 0;

  constructor(
    readonly index: number,
    readonly size: ClusterSize,
    private readonly onEvent: (event: StoredEvent) => void,
  ) {
    this.#random = seeded(index + 1);
    for (let each = 0; each < size.connectors; each++) {
      this.#createConnector(each);
    }
    for (let each = 0; each < size.foreignPods; each++) {
      this.#createForeignPod();
    }
  }

  get revision(): number {
    return this.#revision;
  }

  /** Changes one of all Pods, whichever: those of connectors are few. */
  change(): void {
    const own = this.size.connectors * STEPS;
    const chosen = Math.floor(this.#random() * (own + this.#pods.length));
    if (chosen < own) {
      this.#rollOut(Math.floor(chosen / STEPS), chosen % STEPS);
    } else {
      this.#disturb(chosen - own);
    }
  }

  #createConnector(index: number): void {
    const { namespace, entity } = placeOf(this.index, index);
    const uid = `uid-of-${namespace}`;
    const { connector, deployments, pods } = this.#templates;
    const values = { namespace, uid, entity: `component:default/${entity}` };
    this.#set('gmconnectors', namespace, 'chatqa', revision =>
      connector({ ...values, revision }),
    );
    deployments.forEach((template, step) =>
      this.#set('deployments', namespace, `${step}`, revision =>
        template({ ...values, revision, changed: 0 }),
      ),
    );
    pods.forEach((template, step) =>
      this.#set('pods', namespace, `own-${step}`, revision =>
        template({ ...values, revision }),
      ),
    );
  }

  /** A step gets an image whose tag is the time, in microseconds. */
  #rollOut(index: number, step: number): void {
    const { namespace } = placeOf(this.index, index);
    const changed = Math.round(
      (performance.timeOrigin + performance.now()) * 1000,
    );
    const uid = `uid-of-${namespace}`;
    this.#set('deployments', namespace, `${step}`, revision =>
      this.#templates.deployments[step]({ namespace, uid, revision, changed }),
    );
  }

  /** A Pod's status changes, or it goes and another one comes. */
  #disturb(index: number): void {
    const pod = this.#pods[index];
    if (this.#random() < 0.5) {
      this.#writeForeignPod(pod);
      return;
    }
    this.#remove('pods', pod.namespace, pod.name);
    this.#pods.splice(index, 1);
    this.#createForeignPod(pod.namespace);
  }

  #createForeignPod(namespace = this.#foreignNamespace()): void {
    const pod = { namespace, name: `else-5d4f8c7b9d-${this.#made++}` };
    this.#pods.push(pod);
    this.#writeForeignPod(pod);
  }

  #foreignNamespace(): string {
    const { connectors } = this.size;
    return connectors > 0 && this.#made % INSIDE === 0
      ? placeOf(this.index, (this.#made / INSIDE) % connectors).namespace
      : `other-${this.#made % FOREIGN_NAMESPACES}`;
  }

  #writeForeignPod({ namespace, name }: ForeignPod): void {
    this.#set('pods', namespace, name, revision =>
      this.#templates.foreignPod({ namespace, name, revision }),
    );
  }

  #set(
    plural: string,
    namespace: string,
    name: string,
    write: (revision: number) => string,
  ): void {
    const table = this.tables.get(plural) ?? new Map<string, StoredObject>();
    this.tables.set(plural, table);
    const key = `${namespace}/${name}`;
    const type = table.has(key) ? 'MODIFIED' : 'ADDED';
    const revision = ++this.#revision;
    const object = { namespace, revision, write: () => write(revision) };
    table.set(key, object);
    this.#tell(type, plural, object);
  }

  #remove(plural: string, namespace: string, name: string): void {
    const table = this.tables.get(plural);
    const object = table?.get(`${namespace}/${name}`);
    if (object) {
      table?.delete(`${namespace}/${name}`);
      this.#revision++;
      this.#tell('DELETED', plural, { ...object, revision: this.#revision });
    }
  }

  #tell(
    type: StoredEvent['type'],
    plural: string,
    { namespace, revision, write }: StoredObject,
  ): void {
    this.onEvent({ type, plural, namespace, revision, object: write() });
  }
}

/** The same numbers in every run, from 0 to below 1 (a linear congruence). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
