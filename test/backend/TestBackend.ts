import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { freePorts } from '../app/freePorts';
import { Worker } from './Worker';

/** A cluster in the Kubernetes plugin's own words. */
export interface ClusterEntry {
  name: string;
  url: string;
  token: string;
  /** The certificate authority, in base64. */
  caData?: string;
}

/** What a backend is to be. */
export interface TestBackendOptions {
  /** Of the configuration, or whatever the `catalog` has. */
  clusters: ClusterEntry[] | 'catalog';
  entities: Entity[];
  /** In `memory` it takes no time at all; the default. */
  catalog?: 'memory' | 'real';
  /** With the permission plugin, a policy, and a user to sign in as. */
  permissions?: boolean;
  /** What `gmc` in the configuration is. */
  gmc?: JsonObject;
  /** More flags for Node. */
  execArgv?: string[];
}

/** What the process is told. */
export interface Setup
  extends Required<
    Pick<TestBackendOptions, 'entities' | 'catalog' | 'permissions'>
  > {
  config: JsonObject;
}

/** What the process can be asked for later. */
export type Command = 'memory' | { entities: Entity[] };

/** A real backend with the Kubernetes plugin and ours, as a process. */
export class TestBackend {
  /** Opens every route, as another service. */
  readonly serviceToken = 'token-of-a-test-0123456789';
  readonly url: string;
  readonly #worker: Worker;

  static async start(options: TestBackendOptions): Promise<TestBackend> {
    const [port] = await freePorts(1);
    const backend = new TestBackend(port, options.execArgv);
    try {
      const { entities, catalog = 'memory', permissions = false } = options;
      const config = backend.#config(options, port);
      const setup: Setup = { entities, catalog, permissions, config };
      await backend.#worker.ask(setup, 'started');
    } catch (error) {
      await backend.stop();
      throw error;
    }
    return backend;
  }

  private constructor(port: number, execArgv?: string[]) {
    this.url = `http://127.0.0.1:${port}`;
    this.#worker = new Worker(path.join(__dirname, 'main.ts'), execArgv);
  }

  get pid(): number {
    return this.#worker.pid;
  }

  /** A token of the guest, as the browser has after signing in. */
  async userToken(): Promise<string> {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    const { backstageIdentity } = await answer.json();
    return backstageIdentity.token;
  }

  /** After a collection of garbage, where it runs with `--expose-gc`. */
  memory(): Promise<NodeJS.MemoryUsage> {
    return this.#worker.ask('memory', 'rss');
  }

  /** Replaces what is in the catalog, where that is real. */
  async setEntities(entities: Entity[]): Promise<void> {
    await this.#worker.ask({ entities }, 'replaced');
  }

  stop(): Promise<void> {
    return this.#worker.stop();
  }

  #config(options: TestBackendOptions, port: number): JsonObject {
    const { clusters, permissions, gmc = {} } = options;
    return {
      backend: {
        baseUrl: this.url,
        listen: { host: '127.0.0.1', port },
        database: { client: 'better-sqlite3', connection: ':memory:' },
        auth: {
          externalAccess: [
            {
              type: 'static',
              options: { token: this.serviceToken, subject: 'test' },
            },
          ],
        },
      },
      ...(permissions && {
        app: { baseUrl: this.url },
        permission: { enabled: true },
        auth: {
          environment: 'development',
          providers: {
            guest: {
              userEntityRef: 'user:default/guest',
              dangerouslyAllowOutsideDevelopment: true,
            },
          },
        },
      }),
      catalog: { rules: [{ allow: ['Component', 'Resource'] }] },
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [toLocator(clusters)],
        customResources: [
          {
            group: 'gmc.opea.io',
            apiVersion: 'v1alpha3',
            plural: 'gmconnectors',
          },
        ],
      },
      gmc,
    };
  }
}

function toLocator(clusters: TestBackendOptions['clusters']): JsonObject {
  return clusters === 'catalog'
    ? { type: 'catalog', dangerouslyAllowClusterUrls: ['127.0.0.1'] }
    : { type: 'config', clusters: clusters.map(toConfig) };
}

function toConfig({ name, url, token, caData }: ClusterEntry): JsonObject {
  return {
    name,
    url,
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    skipMetricsLookup: true,
    ...(caData ? { caData } : { skipTLSVerify: true }),
  };
}
