/**
 * The sandbox's cluster as a process, without its operator, for tests of
 * packages that do not depend on the sandbox.
 *
 * Output: a line of JSON, `{ url, token }`.
 * Input, a request a line, each answered by a line of its own: `{ method, path,
 * body }`. What is answered otherwise than 2xx comes back as `{ refused }`.
 * It lives until its standard input closes.
 */
import { createInterface } from 'node:readline';
import { startCluster } from '../cluster/startCluster';
import { KubeClient, KubeError } from '../operator/KubeClient';

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function main(): Promise<void> {
  const token = 'a-token';
  const cluster = await startCluster({ port: 0, token });
  const client = new KubeClient(cluster);
  const verbs: Record<Verb, (path: string, body: unknown) => Promise<unknown>> =
    {
      GET: path => client.get(path),
      POST: (path, body) => client.create(path, body),
      PUT: (path, body) => client.update(path, body),
      DELETE: path => client.delete(path),
    };
  say({ url: cluster.url, token });
  for await (const line of createInterface({ input: process.stdin })) {
    const { method, path, body } = JSON.parse(line);
    say(await verbs[method as Verb](path, body).catch(toRefusal));
  }
  await cluster.stop();
}

function toRefusal(error: unknown): object {
  if (!(error instanceof KubeError)) throw error;
  return { refused: { code: error.code, message: error.message } };
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

void main();
