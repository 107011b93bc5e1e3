import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ChildProcess } from './ChildProcess';
import { freePorts } from './freePorts';
import { waitFor } from './waitFor';

const repository = path.resolve(__dirname, '../..');

/**
 * The development app and its sandbox as processes of their own, on free ports
 * and in a folder of their own. The backend serves the app's production
 * bundle, where that is built.
 */
export class DevelopmentApp {
  readonly url: string;
  readonly gitUrl: string;
  readonly clusterUrl: string;
  readonly controlUrl: string;
  readonly clusterToken = 'sandbox-token';

  readonly #env: Record<string, string>;
  readonly #dataDir: string;
  #sandbox?: ChildProcess;
  #backend?: ChildProcess;

  /**
   * Starts both and waits until they answer.
   *
   * @param env - more environment variables for both, to configure them
   */
  static async start(
    env: Record<string, string> = {},
  ): Promise<DevelopmentApp> {
    const [backend, git, kube, control] = await freePorts(4);
    const app = new DevelopmentApp({ backend, git, kube, control }, env);
    try {
      await app.startSandbox();
      await app.startBackend();
    } catch (error) {
      await app.stop();
      throw error;
    }
    return app;
  }

  private constructor(
    ports: { backend: number; git: number; kube: number; control: number },
    env: Record<string, string>,
  ) {
    this.#dataDir = mkdtempSync(path.join(tmpdir(), 'opea-app-'));
    this.url = `http://localhost:${ports.backend}`;
    this.gitUrl = `http://localhost:${ports.git}`;
    this.clusterUrl = `http://127.0.0.1:${ports.kube}`;
    this.controlUrl = `http://127.0.0.1:${ports.control}`;
    this.#env = {
      APP_CONFIG_app_baseUrl: JSON.stringify(this.url),
      APP_CONFIG_backend_baseUrl: JSON.stringify(this.url),
      APP_CONFIG_backend_cors_origin: JSON.stringify(this.url),
      APP_CONFIG_backend_listen_port: `${ports.backend}`,
      SANDBOX_GIT_PORT: `${ports.git}`,
      SANDBOX_KUBE_PORT: `${ports.kube}`,
      SANDBOX_CONTROL_PORT: `${ports.control}`,
      SANDBOX_TOKEN: this.clusterToken,
      SANDBOX_DATA_DIR: this.#dataDir,
      ...env,
    };
  }

  /** What the backend printed since it was last started. */
  get backendOutput(): string {
    return this.#backend?.output ?? '';
  }

  async startSandbox(): Promise<void> {
    const sandbox = ChildProcess.runTypeScript('src/main.ts', {
      cwd: path.join(repository, 'packages/sandbox'),
      env: this.#env,
    });
    this.#sandbox = sandbox;
    await waitUntilReady('the sandbox', sandbox, async () =>
      sandbox.output.includes('sandbox ready'),
    );
  }

  async startBackend(): Promise<void> {
    const backend = ChildProcess.runTypeScript('src/index.ts', {
      args: ['--config', path.join(repository, 'app-config.yaml')],
      cwd: path.join(repository, 'packages/backend'),
      env: this.#env,
    });
    this.#backend = backend;
    await waitUntilReady('the backend', backend, async () => {
      const answer = await fetch(`${this.url}/.backstage/health/v1/readiness`);
      return answer.ok;
    });
  }

  /** Ends the backend as a crash would; what it was at stays on disk. */
  async killBackend(): Promise<void> {
    await this.#backend?.stop('SIGKILL');
  }

  /** Takes git host and cluster away; the repositories stay on disk. */
  async stopSandbox(): Promise<void> {
    await this.#sandbox?.stop();
  }

  /** Ends everything and removes what it left on disk. */
  async stop(): Promise<void> {
    await this.#backend?.stop();
    await this.#sandbox?.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  /** A token of the guest, as the browser has after signing in. */
  async guestToken(): Promise<string> {
    const answer = await fetch(`${this.url}/api/auth/guest/refresh`, {
      method: 'POST',
    });
    const { backstageIdentity } = await answer.json();
    return backstageIdentity.token;
  }

  /** Asks the backend as the guest. */
  async fetch(pathname: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${await this.guestToken()}`);
    return fetch(`${this.url}${pathname}`, { ...init, headers });
  }
}

async function waitUntilReady(
  name: string,
  child: ChildProcess,
  ask: () => Promise<boolean>,
): Promise<void> {
  await waitFor(name, () => child.ended || ask(), { timeoutMs: 90_000 }).catch(
    error => {
      throw new Error(`${error.message}. It printed:\n${child.output}`);
    },
  );
  if (child.ended) {
    throw new Error(`${name} ended. It printed:\n${child.output}`);
  }
}
