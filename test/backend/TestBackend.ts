import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { on, once } from 'node:events';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { freePorts } from '../app/freePorts';

const KEPT_OUTPUT = 50_000;
const LIMIT_MS = 90_000;
const STOP_MS = 15_000;

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
  clusters: ClusterEntry[];
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

/** A real backend with the Kubernetes plugin and ours, as a process. */
export class TestBackend {
  /** Opens every route, as another service. */
  readonly serviceToken = 'token-of-a-test-0123456789';
  readonly url: string;
  readonly #child: ChildProcess;
  #output = '';

  static async start(options: TestBackendOptions): Promise<TestBackend> {
    const [port] = await freePorts(1);
    const backend = new TestBackend(port, options.execArgv ?? []);
    try {
      await backend.#begin(options, port);
    } catch (error) {
      await backend.stop();
      throw error;
    }
    return backend;
  }

  private constructor(port: number, execArgv: string[]) {
    this.url = `http://127.0.0.1:${port}`;
    this.#child = fork(path.join(__dirname, 'main.ts'), {
      execArgv: [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ...execArgv,
      ],
      env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (chunk: string) => {
        this.#output = (this.#output + chunk).slice(-KEPT_OUTPUT);
      });
    }
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it printed, the last of it. */
  get output(): string {
    return this.#output;
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
  async memory(): Promise<NodeJS.MemoryUsage> {
    return this.#ask('memory', 'rss');
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      return;
    }
    const exit = once(this.#child, 'exit');
    this.#child.disconnect();
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), STOP_MS);
    await exit;
    clearTimeout(timer);
  }

  async #begin(options: TestBackendOptions, port: number): Promise<void> {
    const { entities, catalog = 'memory', permissions = false } = options;
    const config = this.#config(options, port);
    const setup: Setup = { entities, catalog, permissions, config };
    await this.#ask(setup, 'started');
  }

  /** Sends something, and gives the answer, which has a field of that name. */
  async #ask<T>(message: Serializable, field: string): Promise<T> {
    const over = new AbortController();
    const signal = AbortSignal.any([
      over.signal,
      AbortSignal.timeout(LIMIT_MS),
    ]);
    const ended = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error('It ended');
    });
    this.#child.send(message);
    try {
      return await Promise.race([this.#answer<T>(field, signal), ended]);
    } catch (error) {
      throw new Error(`The backend does not answer:\n${this.#output}`, {
        cause: error,
      });
    } finally {
      over.abort();
    }
  }

  async #answer<T>(field: string, signal: AbortSignal): Promise<T> {
    // What compiles TypeScript sends messages, too.
    for await (const [message] of on(this.#child, 'message', { signal })) {
      if (field in message) {
        return message;
      }
    }
    throw new Error('unreachable');
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
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          { type: 'config', clusters: clusters.map(toConfig) },
        ],
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
