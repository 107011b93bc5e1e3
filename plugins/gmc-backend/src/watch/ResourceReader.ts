import {
  ClusterApiError,
  type ResourceList,
  type ResourcePath,
  type WatchEvent,
} from '@opea/backstage-plugin-gmc-node';
import { silentWatch } from './failures';
import type { FollowContext } from './FollowContext';

/** As much of any Kubernetes object as following it takes. */
export interface FollowedObject {
  metadata: {
    name: string;
    namespace?: string;
    resourceVersion?: string;
    annotations?: Record<string, string>;
  };
}

/** Marks where a watch has told all there was when it began. */
const INITIAL_EVENTS_END = 'k8s.io/initial-events-end';

/** Lists and watches one resource of a cluster, with an eye on the time. */
export class ResourceReader {
  readonly #context: FollowContext;
  readonly #path: ResourcePath;

  constructor(context: FollowContext, path: ResourcePath) {
    this.#context = context;
    this.#path = path;
  }

  /**
   * All there is, page by page. Gives the version to watch on from.
   *
   * @param onObject - takes the objects one by one, so that nobody has to keep
   *   those that are not wanted
   */
  async list(
    namespace: string | undefined,
    signal: AbortSignal,
    onObject: (object: FollowedObject) => void,
  ): Promise<string> {
    const { clock, serverClock, stats } = this.#context;
    let continueToken: string | undefined;
    stats.lists++;
    for (;;) {
      stats.requests++;
      const sentAt = clock.now();
      const page = await this.#page(namespace, continueToken, signal);
      signal.throwIfAborted();
      if (page.serverTime) {
        const { serverTime } = page;
        serverClock.observe({ serverTime, sentAt, receivedAt: clock.now() });
      }
      page.items.forEach(onObject);
      continueToken = page.continueToken;
      if (!continueToken) {
        return page.resourceVersion;
      }
    }
  }

  async #page(
    namespace: string | undefined,
    continueToken: string | undefined,
    signal: AbortSignal,
  ): Promise<ResourceList<FollowedObject>> {
    const { api, cluster, timing } = this.#context;
    const deadline = AbortSignal.timeout(timing.listDeadline);
    try {
      return await api.list<FollowedObject>(
        cluster,
        { ...this.#path, namespace },
        {
          limit: timing.pageSize,
          continueToken,
          signal: AbortSignal.any([signal, deadline]),
        },
      );
    } catch (error) {
      if (deadline.aborted && !signal.aborted) {
        throw new ClusterApiError(
          'unreachable',
          cluster,
          'The cluster did not answer in time',
          { cause: error },
        );
      }
      throw error;
    }
  }

  /**
   * What happens from a version on until the API server ends the watch; from
   * what is there on if there is no version. Rejects with the reason `expired`
   * if there is nothing to be heard for too long, not even a bookmark.
   */
  async *watch(
    resourceVersion: string | undefined,
    signal: AbortSignal,
    onOpen: () => void,
  ): AsyncGenerator<WatchEvent<FollowedObject>> {
    const { api, cluster, clock, serverClock, stats, timing } = this.#context;
    const silence = new AbortController();
    let patience =
      resourceVersion === undefined
        ? timing.streamSilence
        : timing.watchSilence;
    const listen = () => setTimeout(() => silence.abort(), patience).unref();
    let timer = listen();
    stats.requests++;
    const sentAt = clock.now();
    try {
      const events = api.watch<FollowedObject>(cluster, this.#path, {
        resourceVersion,
        // Some spread, so that watches begun together don't end together.
        timeoutSeconds: Math.round(
          timing.watchTimeoutSeconds * (1 + clock.random() / 6),
        ),
        signal: AbortSignal.any([signal, silence.signal]),
        onOpen: serverTime => {
          const receivedAt = clock.now();
          stats.opened(silence, receivedAt);
          if (serverTime) {
            serverClock.observe({ serverTime, sentAt, receivedAt });
          }
          onOpen();
        },
      });
      for await (const event of events) {
        clearTimeout(timer);
        if (isEndOfInitialEvents(event)) {
          patience = timing.watchSilence;
        }
        timer = listen();
        yield event;
      }
      silence.signal.throwIfAborted();
    } catch (error) {
      if (silence.signal.aborted && !signal.aborted) {
        // The version may be from the future of a restored etcd, for which an
        // API server waits in silence: list rather than resume.
        throw silentWatch(cluster, patience);
      }
      throw error;
    } finally {
      clearTimeout(timer);
      stats.closed(silence);
    }
  }
}

/** Whether this bookmark says that everything was told. */
export function isEndOfInitialEvents({
  type,
  object,
}: WatchEvent<FollowedObject>): boolean {
  return (
    type === 'BOOKMARK' &&
    object.metadata.annotations?.[INITIAL_EVENTS_END] === 'true'
  );
}
