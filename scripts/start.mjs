// `npm start`: the sandbox, and the development app on top of it.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  freePort,
  startProcess,
  stopProcesses,
  tail,
  waitForUrl,
} from './processes.mjs';
import { environment, root, yarn } from './toolchain.mjs';

const START_LIMIT_MS = 5 * 60_000;

/** Runs until it is told to end; gives the exit code. */
export async function start(node) {
  const dataDir = process.env.SANDBOX_DATA_DIR ?? path.join(root, '.sandbox');
  const logs = path.join(dataDir, 'logs');
  mkdirSync(logs, { recursive: true });

  const ports = await choosePorts();
  const env = environment(node, variables(ports, dataDir));
  const toldToEnd = endOfParentOrSignal();
  const began = Date.now();
  console.log('Starting the sandbox and the app …');

  const sandbox = startProcess({
    name: 'The sandbox',
    command: node.execPath,
    args: [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/main.ts',
    ],
    cwd: path.join(root, 'packages/sandbox'),
    env,
    log: path.join(logs, 'sandbox.log'),
  });
  const [command, args] = yarn(node, ['backstage-cli', 'repo', 'start']);
  const app = startProcess({
    name: 'The app',
    command,
    args,
    cwd: root,
    env,
    log: path.join(logs, 'app.log'),
  });
  const processes = [sandbox, app];
  const broken = Promise.race(
    processes.map(async one => ({ reason: await one.ended, one })),
  );

  try {
    const until = Date.now() + START_LIMIT_MS;
    const ready = Promise.all([
      waitForUrl(`http://localhost:${ports.git}/`, until),
      waitForUrl(
        `http://localhost:${ports.backend}/.backstage/health/v1/readiness`,
        until,
      ),
      waitForUrl(`http://localhost:${ports.app}/`, until),
    ]).then(
      () => 'ready',
      error => ({ reason: error.message, one: app }),
    );

    let event = await Promise.race([ready, broken, toldToEnd]);
    if (event === 'ready') {
      console.log(welcome(ports, logs, Date.now() - began));
      event = await Promise.race([broken, toldToEnd]);
    }
    if (event === 'end') {
      console.log('\nStopping …');
      return 0;
    }
    console.error(`\n${event.reason}\nThe end of ${event.one.log}:\n`);
    console.error(tail(event.one));
    return 1;
  } finally {
    await stopProcesses(processes);
  }
}

async function choosePorts() {
  const wanted = {
    app: Number(process.env.APP_PORT ?? 3000),
    backend: Number(process.env.BACKEND_PORT ?? 7007),
    git: Number(process.env.SANDBOX_GIT_PORT ?? 7171),
    kube: Number(process.env.SANDBOX_KUBE_PORT ?? 7172),
    control: Number(process.env.SANDBOX_CONTROL_PORT ?? 7173),
  };
  // One after the other and each above the last of its neighbours: two that
  // have to move must not move to the same port.
  const ports = {};
  for (const [name, port] of Object.entries(wanted)) {
    let free = await freePort(port);
    while (Object.values(ports).includes(free)) free = await freePort(free + 1);
    if (free !== port) console.log(`Port ${port} is taken, using ${free}.`);
    ports[name] = free;
  }
  return ports;
}

function variables(ports, dataDir) {
  return {
    APP_CONFIG_app_baseUrl: `"http://localhost:${ports.app}"`,
    APP_CONFIG_backend_baseUrl: `"http://localhost:${ports.backend}"`,
    APP_CONFIG_backend_listen_port: `${ports.backend}`,
    APP_CONFIG_backend_cors_origin: `"http://localhost:${ports.app}"`,
    SANDBOX_GIT_PORT: `${ports.git}`,
    SANDBOX_KUBE_PORT: `${ports.kube}`,
    SANDBOX_CONTROL_PORT: `${ports.control}`,
    SANDBOX_DATA_DIR: dataDir,
    BROWSER: 'none',
  };
}

/**
 * Resolves with 'end' on Ctrl-C and SIGTERM, and when npm, which started us,
 * is gone: npm keeps a SIGTERM to itself.
 */
function endOfParentOrSignal() {
  const parent = process.ppid;
  return new Promise(resolve => {
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(name, () => resolve('end'));
    }
    (async () => {
      while (process.ppid === parent)
        await delay(500, undefined, { ref: false });
      resolve('end');
    })();
  });
}

function welcome(ports, logs, tookMs) {
  return `
  OPEA for Backstage is running (after ${Math.round(tookMs / 1000)} s).

    Open   http://localhost:${ports.app}

    Try    1. Enter as guest, choose Create, then "Create ChatQnA app".
           2. Give it a name, keep the defaults, choose Create.
           3. Open the entity and its GMC tab: watch the connector become ready.
           4. Break it, and see the tab say why:
              curl -X PUT http://127.0.0.1:${
                ports.control
              }/faults/<namespace>/<name>/Tgi \\
                -H 'content-type: application/json' -d '{"cause":"gated-model"}'

    Sandbox    git host http://localhost:${
      ports.git
    }   cluster http://127.0.0.1:${ports.kube}   faults http://127.0.0.1:${
    ports.control
  }
    Logs       ${path.relative(process.cwd(), logs) || logs}
    Stop       Ctrl-C
`;
}
