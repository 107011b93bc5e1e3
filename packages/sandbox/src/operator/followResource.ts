import { setTimeout } from 'node:timers/promises';
import type { KubeObject } from '../cluster/objects';
import type { KubeClient } from './KubeClient';

const RETRY_MS = 1000;

/**
 * Calls `onChange` with every object that is there and each that changes,
 * until the signal aborts. Watches that end are resumed from where they were,
 * or begun anew where the server has forgotten that.
 */
export async function followResource(
  client: KubeClient,
  path: string,
  signal: AbortSignal,
  onChange: (object: KubeObject, gone: boolean) => void,
  log: (message: string) => void,
): Promise<void> {
  let resourceVersion: string | undefined;
  while (!signal.aborted) {
    try {
      if (resourceVersion === undefined) {
        const list = await client.get<{
          metadata: { resourceVersion: string };
          items: KubeObject[];
        }>(path);
        resourceVersion = list.metadata.resourceVersion;
        for (const object of list.items) onChange(object, false);
      }
      const query: string = `watch=true&allowWatchBookmarks=true&resourceVersion=${resourceVersion}`;
      for await (const event of client.watch(`${path}?${query}`, signal)) {
        if (event.type === 'ERROR') {
          // Whatever it is (410 as a rule), a new list is the way out.
          resourceVersion = undefined;
          break;
        }
        resourceVersion = event.object.metadata.resourceVersion;
        if (event.type !== 'BOOKMARK') {
          onChange(event.object, event.type === 'DELETED');
        }
      }
    } catch (error) {
      if (signal.aborted) return;
      log(`${path}: ${error}`);
      resourceVersion = undefined;
      await setTimeout(RETRY_MS, undefined, { signal }).catch(() => {});
    }
  }
}
