// Starting, watching and ending the processes that make up the app.
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { createServer } from 'node:net';

const GRACE_MS = 10_000;

/**
 * Starts a process in a group of its own, its output in a file. The group is
 * what makes it end as a whole, the children of its children too.
 */
export function startProcess({ name, command, args, cwd, env, log }) {
  const output = openSync(log, 'w');
  const child = spawn(command, args, {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(`${name}: ${error.message}`));
    child.once('exit', (code, signal) =>
      resolve(`${name} ended (${signal ?? `exit code ${code}`})`),
    );
  });
  return { name, child, ended, log };
}

/** Ends processes and waits for them: politely first, then not. */
export async function stopProcesses(processes) {
  for (const one of processes) signal(one, 'SIGTERM');
  const all = Promise.all(processes.map(one => one.ended));
  const tooLate = delay(GRACE_MS, 'late', { ref: false });
  if ((await Promise.race([all, tooLate])) === 'late') {
    for (const one of processes) signal(one, 'SIGKILL');
    await all;
  }
}

function signal({ child }, name) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, name);
  } catch {
    // The group is gone already.
  }
}

/** The last lines of what a process printed. */
export function tail({ log }, lines = 30) {
  return readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(-lines)
    .join('\n');
}

/** The first port from `wanted` on that nobody listens to. */
export async function freePort(wanted, host = '127.0.0.1') {
  for (let port = wanted; port < wanted + 100; port++) {
    if (await isFree(port, host)) return port;
  }
  throw new Error(`No free port between ${wanted} and ${wanted + 99}.`);
}

function isFree(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Asks a URL until it answers with success, or `until` is reached. */
export async function waitForUrl(url, until) {
  while (Date.now() < until) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await response.body?.cancel();
      if (response.ok) return;
    } catch {
      // Not there yet.
    }
    await delay(300);
  }
  throw new Error(`${url} did not answer in time.`);
}
