import type { ServerResponse } from 'node:http';
import { apiVersionOf, type Kind } from '../kinds';
import type { KubeObject } from '../objects';
import type { ObjectStore, StoreEvent } from '../ObjectStore';
import { StatusError } from '../StatusError';
import type { ListOptions } from './listOptions';

export interface WatchSettings {
  bookmarkIntervalMs: number;
}

// A real API server ends watches after half an hour to an hour, at random.
const LONGEST_WATCH_SECONDS = 30 * 60;

/**
 * Streams changes until the client leaves, the time is up or the server
 * stops. A resource version that is too old ends it with an ERROR event in a
 * stream that began with 200, as a real API server's cache does.
 */
export function watchObjects(
  store: ObjectStore,
  kind: Kind,
  namespace: string | undefined,
  options: ListOptions,
  response: ServerResponse,
  settings: WatchSettings,
): void {
  const send = (type: string, object: unknown) =>
    response.write(`${JSON.stringify({ type, object })}\n`);
  const bookmark = (annotations?: Record<string, string>) =>
    send('BOOKMARK', {
      kind: kind.kind,
      apiVersion: apiVersionOf(kind),
      metadata: {
        resourceVersion: String(store.revision),
        ...(annotations && { annotations }),
      },
    });

  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-cache, private',
  });
  // A quiet watch must not keep its client waiting for the headers.
  response.flushHeaders();

  const { resourceVersion: since } = options;
  const fromNow = since === undefined || options.sendInitialEvents;
  const missed = fromNow ? [] : store.eventsAfter(since);
  if (!missed) {
    const { status } = StatusError.expired(String(since), store.oldestRevision);
    send('ERROR', status);
    response.end();
    return;
  }
  const concerns = (event: StoreEvent) =>
    event.kind === kind &&
    (!namespace || event.object.metadata.namespace === namespace);
  const forward = (event: StoreEvent) => {
    // A client that has seen a later state must not be told an earlier one.
    if (!concerns(event) || (since !== undefined && event.revision <= since)) {
      return;
    }
    const change = seenThrough(options.selects, event);
    if (change) send(change.type, change.object);
  };

  if (fromNow) {
    for (const object of store.list(kind, namespace)) {
      if (options.selects(object)) send('ADDED', object);
    }
    if (options.sendInitialEvents && options.allowWatchBookmarks) {
      bookmark({ 'k8s.io/initial-events-end': 'true' });
    }
  }
  for (const event of missed) forward(event);

  const unsubscribe = store.subscribe(forward);
  const bookmarks = options.allowWatchBookmarks
    ? setInterval(() => bookmark(), settings.bookmarkIntervalMs)
    : undefined;
  const seconds = options.timeoutSeconds ?? LONGEST_WATCH_SECONDS;
  const deadline = setTimeout(() => response.end(), seconds * 1000);
  response.on('close', () => {
    unsubscribe();
    clearInterval(bookmarks);
    clearTimeout(deadline);
  });
}

/** An object that begins or ceases to match is added or deleted for this watch. */
function seenThrough(
  selects: (object: KubeObject) => boolean,
  event: StoreEvent,
): { type: StoreEvent['type']; object: KubeObject } | undefined {
  const { type, object, previous } = event;
  const before = previous !== undefined && selects(previous);
  const now = type !== 'DELETED' && selects(object);
  if (now) return { type: before ? 'MODIFIED' : 'ADDED', object };
  return before ? { type: 'DELETED', object } : undefined;
}
