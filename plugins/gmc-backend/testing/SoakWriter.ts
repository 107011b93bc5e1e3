import { connector, deployment } from '../src/__testUtils__/chatqna';
import type { ApiServer } from './processes';

const COLLECTIONS = {
  gmconnectors: '/apis/gmc.opea.io/v1alpha3/namespaces',
  deployments: '/apis/apps/v1/namespaces',
  pods: '/api/v1/namespaces',
  persistentvolumeclaims: '/api/v1/namespaces',
} as const;

type Plural = keyof typeof COLLECTIONS;

/** Services that connectors ask for by turns, and some that nobody asks for. */
const SERVICES = ['llm-service', 'tgi-service', 'vllm-service', 'web', 'shop'];
const MOST_NAMESPACES = 5;

/**
 * Changes a cluster at random: connectors that come, go and want other things,
 * namespaces, workloads and Pods, both theirs and foreign ones.
 */
export class SoakWriter {
  readonly #server: ApiServer;
  readonly #random: () => number;
  readonly #namespaces: string[] = [];
  /** By `plural/namespace/name`. */
  readonly #objects = new Set<string>();
  #created = 0;

  constructor(server: ApiServer, random: () => number) {
    this.#server = server;
    this.#random = random;
  }

  /** One change. */
  async step(): Promise<void> {
    const chance = this.#random();
    if (this.#namespaces.length === 0 || chance < 0.01) {
      await this.#createNamespace();
    } else if (chance < 0.02) {
      await this.#removeNamespace(this.#pick(this.#namespaces));
    } else {
      const namespace = this.#pick(this.#namespaces);
      await this.#pick([
        () => this.#toggleConnector(namespace),
        () => this.#changeConnector(namespace),
        () => this.#toggleDeployment(namespace),
        () => this.#changeDeployment(namespace),
        () => this.#toggleDeployment(namespace),
        () => this.#togglePod(namespace),
        () => this.#togglePod(namespace),
        () => this.#togglePod(namespace),
        () => this.#toggleClaim(namespace),
      ])();
    }
  }

  async #createNamespace(): Promise<void> {
    if (this.#namespaces.length < MOST_NAMESPACES) {
      // No controller is here that would make room for a namesake.
      const name = `soak-${this.#created++}`;
      await this.#server.request('POST', '/api/v1/namespaces', {
        metadata: { name },
      });
      this.#namespaces.push(name);
    }
  }

  async #removeNamespace(namespace: string): Promise<void> {
    this.#namespaces.splice(this.#namespaces.indexOf(namespace), 1);
    await this.#server.request('DELETE', `/api/v1/namespaces/${namespace}`);
    for (const key of [...this.#objects]) {
      const [plural, place, name] = key.split('/');
      if (place === namespace) {
        await this.#remove(plural as Plural, namespace, name);
      }
    }
  }

  async #toggleConnector(namespace: string): Promise<void> {
    const name = this.#pick(['chatqna', 'docsum']);
    const { apiVersion, kind, spec } = connector();
    await this.#toggle('gmconnectors', namespace, name, {
      apiVersion,
      kind,
      metadata: { name },
      spec,
    });
  }

  /** Makes it ask for another model server, or for none. */
  async #changeConnector(namespace: string): Promise<void> {
    const name = this.#pick(['chatqna', 'docsum']);
    if (!this.#objects.has(`gmconnectors/${namespace}/${name}`)) {
      return;
    }
    const path = `${COLLECTIONS.gmconnectors}/${namespace}/gmconnectors/${name}`;
    const current = (await this.#server.request('GET', path)) as ReturnType<
      typeof connector
    >;
    const { spec } = connector();
    const [llm, server] = spec.nodes.root.steps ?? [];
    if (server.internalService) {
      server.internalService.serviceName = this.#pick(SERVICES);
    }
    spec.nodes.root.steps = this.#random() < 0.3 ? [llm] : [llm, server];
    await this.#server.request('PUT', path, { ...current, spec });
  }

  async #toggleDeployment(namespace: string): Promise<void> {
    const service = this.#pick(SERVICES);
    const { spec } = deployment(service, 1);
    const claims = this.#random() < 0.3 ? [this.#claim()] : [];
    const name = `${service}-deployment`;
    await this.#toggle('deployments', namespace, name, {
      metadata: { name },
      spec: {
        ...spec,
        template: {
          metadata: { labels: spec.selector?.matchLabels },
          spec: { ...spec.template?.spec, volumes: volumesOf(claims) },
        },
      },
    });
  }

  async #changeDeployment(namespace: string): Promise<void> {
    const name = `${this.#pick(SERVICES)}-deployment`;
    if (this.#objects.has(`deployments/${namespace}/${name}`)) {
      await this.#server.request(
        'PUT',
        `${COLLECTIONS.deployments}/${namespace}/deployments/${name}/scale`,
        {
          metadata: { name, namespace },
          spec: { replicas: Math.floor(this.#random() * 10) },
        },
      );
    }
  }

  async #togglePod(namespace: string): Promise<void> {
    const service = this.#pick(SERVICES);
    const replicaSet = `${service}-deployment-5f7d`;
    const name = `${replicaSet}-${this.#pick(['a', 'b', 'c', 'd'])}`;
    const claims = this.#random() < 0.3 ? [this.#claim()] : [];
    await this.#toggle('pods', namespace, name, {
      metadata: {
        name,
        labels: { app: service },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'ReplicaSet',
            name: replicaSet,
            uid: 'of-a-replica-set',
          },
        ],
      },
      spec: {
        containers: [{ name: service, image: 'registry.example/tgi:1' }],
        volumes: volumesOf(claims),
      },
    });
  }

  async #toggleClaim(namespace: string): Promise<void> {
    const name = this.#claim();
    await this.#toggle('persistentvolumeclaims', namespace, name, {
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    });
  }

  #claim(): string {
    return this.#pick(['models', 'vectors', 'uploads']);
  }

  /** Creates an object, or removes it if it is there. */
  async #toggle(
    plural: Plural,
    namespace: string,
    name: string,
    body: object,
  ): Promise<void> {
    const key = `${plural}/${namespace}/${name}`;
    if (this.#objects.has(key)) {
      await this.#remove(plural, namespace, name);
    } else {
      await this.#server.request(
        'POST',
        `${COLLECTIONS[plural]}/${namespace}/${plural}`,
        body,
      );
      this.#objects.add(key);
    }
  }

  async #remove(
    plural: Plural,
    namespace: string,
    name: string,
  ): Promise<void> {
    // Without a kubelet nobody would confirm that a Pod has ended, without a
    // controller nobody would release a claim.
    await this.#server.request(
      'DELETE',
      `${COLLECTIONS[plural]}/${namespace}/${plural}/${name}?gracePeriodSeconds=0`,
    );
    if (plural === 'persistentvolumeclaims') {
      await this.#release(namespace, name);
    }
    this.#objects.delete(`${plural}/${namespace}/${name}`);
  }

  async #release(namespace: string, name: string): Promise<void> {
    const path = `${COLLECTIONS.persistentvolumeclaims}/${namespace}/persistentvolumeclaims/${name}`;
    const claim = (await this.#server.request('GET', path)) as {
      metadata: { finalizers?: string[] };
    };
    await this.#server.request('PUT', path, {
      ...claim,
      metadata: { ...claim.metadata, finalizers: [] },
    });
  }

  #pick<T>(choices: T[]): T {
    return choices[Math.floor(this.#random() * choices.length)];
  }
}

function volumesOf(claims: string[]): object[] {
  return claims.map(claimName => ({
    name: claimName,
    persistentVolumeClaim: { claimName },
  }));
}
