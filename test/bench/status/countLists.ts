import { ApiClient } from '../../contract/ApiClient';
import type { ControlPlane } from '../../envtest/startControlPlane';

/** What the API server itself counts. */
const LISTS = /^apiserver_request_total\{.*verb="LIST".*\} (\S+)$/gm;

/** How often the API server was asked for a list meanwhile. */
export async function countLists(
  plane: ControlPlane,
  run: () => Promise<void>,
): Promise<number> {
  const before = await listsSoFar(plane);
  await run();
  return (await listsSoFar(plane)) - before;
}

async function listsSoFar(plane: ControlPlane): Promise<number> {
  const { body } = await new ApiClient(plane).get('/metrics');
  let sum = 0;
  for (const [, count] of String(body).matchAll(LISTS)) {
    sum += Number(count);
  }
  return sum;
}
