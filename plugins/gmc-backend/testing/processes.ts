import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const SHARED = resolve(__dirname, '../../../../shared');
export const CRD = join(SHARED, 'gmc/crd.yaml');

/** Another process, not a dependency. */
const SANDBOX = resolve(
  __dirname,
  '../../../packages/sandbox/src/testing/serveCluster.ts',
);

/** Whether real API servers can be started here. */
const hasApiServers =
  existsSync(CRD) &&
  process.env.KUBEBUILDER_ASSETS !== undefined &&
  Number(process.versions.node.split('.')[0]) >= 24;

/**
 * For tests on real API servers: where none can be started they are skipped,
 * and say what it takes.
 */
export function describeOnApiServers(name: string, body: () => void): void {
  const run = hasApiServers ? describe : describe.skip;
  const needs =
    'needs a control plane: set KUBEBUILDER_ASSETS to a folder with etcd and kube-apiserver, use Node 24, and have ../shared beside the repository';
  run(hasApiServers ? name : `${name} — ${needs}`, body);
}

/** A child process that is spoken with in lines of JSON. */
interface Child {
  /** Writes a line, and gives the next line that is answered. */
  ask<T>(line: string): Promise<T>;
  stop(): Promise<void>;
}

/** An API server that a test may do with as it likes. */
export interface AnyApiServer {
  url: string;
  caData?: string;
  token: string;
  stop(): Promise<void>;
  /** A request with all rights. Rejects what is answered otherwise than 2xx. */
  request(method: string, path: string, body?: unknown): Promise<unknown>;
}

/** A real API server; see apiServer.mjs. */
export interface ApiServer extends AnyApiServer {
  caData: string;
  /** A token with the rights of deploy/rbac-read.yaml. */
  token: string;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export async function startApiServer(): Promise<ApiServer> {
  const { child, first } = await startChild<{
    url: string;
    caData: string;
    token: string;
  }>([
    join(__dirname, 'apiServer.mjs'),
    JSON.stringify({
      crd: CRD,
      rbac: resolve(__dirname, '../deploy/rbac-read.yaml'),
    }),
  ]);
  return {
    ...first,
    kill: async () => {
      await child.ask('kill');
    },
    start: async () => {
      await child.ask('start');
    },
    stop: child.stop,
    request: requestsOf(child),
  };
}

/** The sandbox's cluster: an API server everywhere, but with one right for all. */
export async function startSandboxServer(): Promise<AnyApiServer> {
  const { child, first } = await startChild<{ url: string; token: string }>([
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    SANDBOX,
  ]);
  return { ...first, stop: child.stop, request: requestsOf(child) };
}

function requestsOf(child: Child): AnyApiServer['request'] {
  return async (method, path, body) => {
    const answer = await child.ask<{ refused?: { message?: string } }>(
      JSON.stringify({ method, path, body }),
    );
    if (answer.refused) {
      throw new Error(`${method} ${path}: ${answer.refused.message}`);
    }
    return answer;
  };
}

/** A cluster as the backend is to reach it, with our read-only rights. */
export interface ClusterAccess {
  name: string;
  url: string;
  caData?: string;
  token: string;
  /** `serviceAccount` if it is not said. */
  authProvider?: string;
}

/** A real backend, with the Kubernetes plugin and ours. */
export interface RunningBackend {
  baseUrl: string;
  /** Opens every route of the backend, as another service. */
  token: string;
  /** Changes what clusters the Kubernetes plugin knows. */
  setClusters(clusters: ClusterAccess[]): Promise<void>;
  stop(): Promise<void>;
}

/** @param options - without our plugin, for a test that runs parts of it itself */
export async function startBackend(
  clusters: ClusterAccess[],
  options: { withGmc: boolean } = { withGmc: true },
): Promise<RunningBackend> {
  const port = await freePort();
  const baseUrl = `http://127.0.0.1:${port}`;
  const token = 'token-of-a-test-0123456789';
  const { child } = await startChild<{ started: true }>([
    '--require',
    require.resolve('@backstage/cli/config/nodeTransform.cjs'),
    join(__dirname, 'backend.ts'),
    JSON.stringify({
      config: backendConfig({ port, baseUrl, token, clusters }),
      ...options,
    }),
  ]);
  return {
    baseUrl,
    token,
    setClusters: async changed => {
      await child.ask(JSON.stringify(changed.map(toClusterDetails)));
    },
    stop: child.stop,
  };
}

/** Two real clusters, and a real backend that is configured with them. */
export interface World extends RunningBackend {
  east: ApiServer;
  west: ApiServer;
}

export async function startWorld(): Promise<World> {
  const [east, west] = await Promise.all([startApiServer(), startApiServer()]);
  const backend = await startBackend([
    { name: 'east', ...east },
    { name: 'west', ...west },
  ]);
  return {
    ...backend,
    east,
    west,
    stop: async () => {
      await backend.stop();
      await Promise.all([east.stop(), west.stop()]);
    },
  };
}

function backendConfig(options: {
  port: number;
  baseUrl: string;
  token: string;
  clusters: ClusterAccess[];
}): object {
  const { port, baseUrl, token, clusters } = options;
  return {
    backend: {
      baseUrl,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
      auth: {
        externalAccess: [
          { type: 'static', options: { token, subject: 'test' } },
        ],
      },
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(cluster => ({
            name: cluster.name,
            url: cluster.url,
            caData: cluster.caData,
            authProvider: 'serviceAccount',
            serviceAccountToken: cluster.token,
          })),
        },
      ],
    },
  };
}

/** The same, as the Kubernetes plugin passes clusters around. */
function toClusterDetails(cluster: ClusterAccess): object {
  const { name, url, caData, token, authProvider } = cluster;
  return {
    name,
    url,
    caData,
    authMetadata: {
      'kubernetes.io/auth-provider': authProvider ?? 'serviceAccount',
      serviceAccountToken: token,
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.on('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        done(typeof address === 'object' && address ? address.port : 0),
      );
    });
  });
}

async function startChild<T>(
  args: string[],
): Promise<{ child: Child; first: T }> {
  const process_ = spawn(process.execPath, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const errors: string[] = [];
  process_.stderr.on('data', data => errors.push(String(data)));
  const exited = new Promise<void>(done => process_.once('exit', () => done()));
  const lines = createInterface({ input: process_.stdout })[
    Symbol.asyncIterator
  ]();

  const next = async () => {
    for (;;) {
      const { value, done } = await lines.next();
      if (done) {
        throw new Error(`${args.join(' ')} ended: ${errors.join('')}`);
      }
      // A backend logs between its answers.
      if (value.startsWith('{')) {
        return JSON.parse(value);
      }
    }
  };
  const child: Child = {
    ask: line => {
      process_.stdin.write(`${line}\n`);
      return next();
    },
    stop: async () => {
      process_.stdin.end();
      const timer = setTimeout(() => process_.kill('SIGKILL'), 15_000);
      await exited;
      clearTimeout(timer);
    },
  };
  return { child, first: await next() };
}
