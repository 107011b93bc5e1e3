import {
  ClusterApiError,
  type ClusterApi,
  type ResourcePath,
} from '@opea/backstage-plugin-gmc-node';
import { Backoff } from './Backoff';
import type { Clock } from './Clock';

/** As much of any Kubernetes object as following it takes. */
export interface FollowedObject {
  metadata: { name: string; namespace?: string; resourceVersion?: string };
}

/** Where a followed resource goes, and what is learnt on the way. */
export interface ResourceSink<T> {
  /** All there is, from one complete list. */
  replace(objects: T[]): void;
  set(object: T): void;
  remove(object: T): void;
  /** The cluster answered just now, if only by a bookmark. */
  contact(): void;
  /** The API server does not have this resource at all. */
  missing(): void;
  /** An attempt failed; there will be another. */
  failed(error: ClusterApiError): void;
}

/** In milliseconds unless named otherwise. */
export interface FollowTiming {
  listDeadline: number;
  /** API servers send a bookmark every minute; silence means a dead line. */
  watchSilence: number;
  watchTimeoutSeconds: number;
  /** A watch that lived this long was a success. */
  watchSuccess: number;
  retryInitial: number;
  retryMax: number;
  pageSize: number;
}

export const DEFAULT_FOLLOW_TIMING: FollowTiming = {
  listDeadline: 30_000,
  watchSilence: 90_000,
  watchTimeoutSeconds: 240,
  watchSuccess: 10_000,
  retryInitial: 500,
  retryMax: 30_000,
  pageSize: 500,
};

/** What a follower needs. */
export interface FollowerOptions<T> {
  api: ClusterApi;
  cluster: string;
  path: ResourcePath;
  /** Trims an object to what is kept of it; undefined drops it at once. */
  keep(raw: FollowedObject): T | undefined;
  sink: ResourceSink<T>;
  clock: Clock;
  timing?: Partial<FollowTiming>;
}

/**
 * Keeps a copy of one resource of one cluster up to date: lists it, watches
 * on from there, resumes where a watch ended, and lists again where it can't
 * be resumed. It never gives up, and it never empties the copy because of a
 * failure.
 */
export class ResourceFollower<T> {
  readonly #options: FollowerOptions<T>;
  readonly #timing: FollowTiming;
  readonly #backoff: Backoff;
  #resourceVersion: string | undefined;
  #relistWanted = false;
  #notFoundInARow = 0;
  #watch: AbortController | undefined;
  #waiting: AbortController | undefined;
  #lastReason: string | undefined;

  constructor(options: FollowerOptions<T>) {
    this.#options = options;
    this.#timing = { ...DEFAULT_FOLLOW_TIMING, ...options.timing };
    this.#backoff = new Backoff({
      initial: this.#timing.retryInitial,
      max: this.#timing.retryMax,
      random: options.clock.random,
    });
  }

  /** Follows until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const wait = await this.#attempt(signal);
      if (wait > 0 && !signal.aborted) {
        this.#waiting = new AbortController();
        await this.#options.clock.delay(
          wait,
          AbortSignal.any([signal, this.#waiting.signal]),
        );
        this.#waiting = undefined;
      }
    }
  }

  /** Lists again now, for what was dropped before may be wanted by now. */
  relist(): void {
    this.#relistWanted = true;
    this.#watch?.abort();
  }

  /** Tries again now if it waits, for others have got through. */
  hurry(): void {
    this.#backoff.reset();
    this.#waiting?.abort();
  }

  /** One list and watch, or one watch; gives the time to wait afterwards. */
  async #attempt(signal: AbortSignal): Promise<number> {
    const startedAt = this.#options.clock.now().getTime();
    try {
      if (this.#relistWanted) {
        this.#relistWanted = false;
        this.#resourceVersion = undefined;
      }
      this.#resourceVersion ??= await this.#list(signal);
      if (this.#relistWanted) {
        return 0;
      }
      const heard = await this.#watchOn(signal);
      const lasted = this.#options.clock.now().getTime() - startedAt;
      if (heard || lasted >= this.#timing.watchSuccess) {
        this.#backoff.reset();
        return 0;
      }
      return this.#backoff.next();
    } catch (error) {
      return signal.aborted ? 0 : this.#afterFailure(error);
    }
  }

  #afterFailure(error: unknown): number {
    const failure = toFailure(this.#options.cluster, error);
    if (failure.reason !== this.#lastReason) {
      // Another answer than before: something moves over there.
      this.#lastReason = failure.reason;
      this.#backoff.reset();
    }
    if (failure.reason === 'expired') {
      // Too old to resume from: list again. Nothing is wrong with the cluster.
      this.#resourceVersion = undefined;
      return this.#backoff.next();
    }
    if (failure.reason === 'not-found') {
      return this.#afterNotFound();
    }
    this.#notFoundInARow = 0;
    this.#options.sink.failed(failure);
    return this.#backoff.next();
  }

  #afterNotFound(): number {
    this.#resourceVersion = undefined;
    this.#notFoundInARow++;
    // An API server that is just starting may not know its own resources yet,
    // so one such answer is not believed.
    if (this.#notFoundInARow < 2) {
      return this.#backoff.next();
    }
    this.#options.sink.replace([]);
    this.#options.sink.contact();
    this.#options.sink.missing();
    return this.#timing.retryMax;
  }

  async #list(signal: AbortSignal): Promise<string> {
    const { api, cluster, path, keep, sink } = this.#options;
    const { listDeadline, pageSize } = this.#timing;
    const objects: T[] = [];
    let continueToken: string | undefined;
    for (;;) {
      const deadline = AbortSignal.timeout(listDeadline);
      const page = await api.list<FollowedObject>(cluster, path, {
        limit: pageSize,
        continueToken,
        signal: AbortSignal.any([signal, deadline]),
      });
      for (const raw of page.items) {
        const kept = keep(raw);
        if (kept) {
          objects.push(kept);
        }
      }
      continueToken = page.continueToken;
      if (!continueToken) {
        this.#notFoundInARow = 0;
        sink.replace(objects);
        sink.contact();
        return page.resourceVersion;
      }
    }
  }

  /** Returns whether the watch said anything. */
  async #watchOn(signal: AbortSignal): Promise<boolean> {
    const { api, cluster, path, clock, sink } = this.#options;
    const { watchSilence, watchTimeoutSeconds } = this.#timing;
    const watch = new AbortController();
    this.#watch = watch;
    let heard = false;
    const onSilence = () => {
      // The version may be from the future of a restored etcd, for which an
      // API server waits in silence: list rather than resume.
      this.#resourceVersion = undefined;
      watch.abort();
    };
    let silence = startTimer(onSilence, watchSilence);
    try {
      const events = api.watch<FollowedObject>(cluster, path, {
        resourceVersion: this.#resourceVersion ?? '',
        // Some spread, so that watches begun together don't end together.
        timeoutSeconds: Math.round(
          watchTimeoutSeconds * (1 + clock.random() / 6),
        ),
        signal: AbortSignal.any([signal, watch.signal]),
        onOpen: () => sink.contact(),
      });
      for await (const { type, object } of events) {
        clearTimeout(silence);
        silence = startTimer(onSilence, watchSilence);
        heard = true;
        this.#backoff.reset();
        this.#apply(type, object);
        sink.contact();
        if (watch.signal.aborted) {
          break;
        }
        this.#resourceVersion =
          object.metadata.resourceVersion ?? this.#resourceVersion;
      }
      return heard;
    } catch (error) {
      if (watch.signal.aborted) {
        return heard;
      }
      throw error;
    } finally {
      clearTimeout(silence);
      this.#watch = undefined;
    }
  }

  #apply(type: string, raw: FollowedObject): void {
    const { keep, sink } = this.#options;
    if (type === 'BOOKMARK') {
      return;
    }
    const kept = keep(raw);
    if (!kept) {
      return;
    }
    if (type === 'DELETED') {
      sink.remove(kept);
    } else {
      sink.set(kept);
    }
  }
}

function startTimer(callback: () => void, milliseconds: number) {
  return setTimeout(callback, milliseconds).unref();
}

function toFailure(cluster: string, error: unknown): ClusterApiError {
  if (ClusterApiError.is(error)) {
    return error;
  }
  if (error instanceof Error && error.name === 'TimeoutError') {
    return new ClusterApiError(
      'unreachable',
      cluster,
      'The cluster did not answer in time',
      { cause: error },
    );
  }
  return new ClusterApiError('failed', cluster, String(error), {
    cause: error,
  });
}
