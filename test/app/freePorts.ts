import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

/** Ports of the loopback interface that nobody listens to right now. */
export async function freePorts(count: number): Promise<number[]> {
  // All are held until the last is found, so that no two are the same.
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map(server => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}
