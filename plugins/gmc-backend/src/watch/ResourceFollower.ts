import {
  ClusterApiError,
  type ResourcePath,
  type WatchEvent,
} from '@opea/backstage-plugin-gmc-node';
import { Backoff } from './Backoff';
import type { FollowContext } from './FollowContext';
import {
  isEndOfInitialEvents,
  ResourceReader,
  type FollowedObject,
} from './ResourceReader';
import { RetryPlan } from './RetryPlan';

/** Where a followed resource goes, and what is learnt on the way. */
export interface ResourceSink<T> {
  /** All there is, from one complete list. */
  replace(objects: T[]): void;
  /** All there is in one namespace. */
  replaceIn(namespace: string, objects: T[]): void;
  set(object: T): void;
  /** It is gone, or not wanted; maybe it was never known. */
  remove(object: FollowedObject): void;
  /** The cluster answered just now, if only by a bookmark. */
  contact(): void;
  /** The API server does not have this resource at all. */
  missing(): void;
  /** An attempt failed; there will be another. */
  failed(error: ClusterApiError): void;
}

/** What a follower needs. */
export interface FollowerOptions<T> {
  context: FollowContext;
  path: ResourcePath;
  /** Trims an object to what is kept of it; undefined drops it at once. */
  keep(raw: FollowedObject): T | undefined;
  sink: ResourceSink<T>;
}

/** To list so many namespaces one by one is more than to list all of them. */
const MOST_NAMESPACES = 10;
/** How often the store need know that the cluster still speaks. */
const CONTACT_MS = 1_000;

/**
 * Keeps a copy of one resource of one cluster up to date: lists it, watches
 * on from there, resumes where a watch ended, and lists again where it can't
 * be resumed. It never gives up, and it never empties the copy because of a
 * failure.
 */
export class ResourceFollower<T> {
  readonly #options: FollowerOptions<T>;
  readonly #reader: ResourceReader;
  readonly #retries: RetryPlan;
  /** Where the watch goes on; undefined if everything has to be listed. */
  #resourceVersion: string | undefined;
  /** Namespaces of which more is wanted than was kept so far. */
  readonly #wanted = new Set<string>();
  #watch: AbortController | undefined;
  #waiting: AbortController | undefined;
  /** The last attempt to stream a list came to nothing. */
  #avoidsStream = false;
  #contactAt: number | undefined;
  /** When the API server took the last watch up. */
  #openedAt: number | undefined;

  constructor(options: FollowerOptions<T>) {
    const { context, path } = options;
    this.#options = options;
    this.#reader = new ResourceReader(context, path);
    const { retryInitial: initial, retryMax: max } = context.timing;
    const { random } = context.clock;
    this.#retries = new RetryPlan(new Backoff({ initial, max, random }), max);
  }

  /** Follows until the signal is aborted. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { clock, stats } = this.#options.context;
    stats.wanted++;
    while (!signal.aborted) {
      const { wait, isAsked } = await this.#attempt(signal);
      if (wait > 0 && !signal.aborted) {
        const waiting = new AbortController();
        this.#waiting = isAsked ? undefined : waiting;
        await clock.delay(wait, AbortSignal.any([signal, waiting.signal]));
        this.#waiting = undefined;
      }
    }
    stats.wanted--;
  }

  /**
   * Lists a namespace again, for what was dropped before may be wanted by
   * now. The watch pauses meanwhile and goes on where it was: what it tells
   * twice comes out the same.
   */
  relist(namespace: string): void {
    this.#wanted.add(namespace);
    this.#watch?.abort();
  }

  /** Tries again now if it waits, for others have got through. */
  hurry(): void {
    this.#waiting?.abort();
  }

  /** One list and watch, or one watch; gives the time to wait afterwards. */
  async #attempt(
    signal: AbortSignal,
  ): Promise<{ wait: number; isAsked?: boolean }> {
    this.#openedAt = undefined;
    try {
      await this.#catchUp(signal);
      const isPaused = await this.#watchOn(signal);
      const isGood = this.#wasLong() || isPaused;
      return { wait: isGood ? 0 : this.#retries.afterShortWatch() };
    } catch (error) {
      this.#wasLong();
      return signal.aborted ? { wait: 0 } : this.#afterFailure(error);
    }
  }

  /** Whether the watch that ended was a success. */
  #wasLong(): boolean {
    const { clock, timing } = this.#options.context;
    const lasted = clock.now().getTime() - (this.#openedAt ?? Infinity);
    const isLong = lasted >= timing.watchSuccess;
    if (isLong) {
      this.#retries.watched();
    }
    return isLong;
  }

  #afterFailure(error: unknown): { wait: number; isAsked?: boolean } {
    const { cluster, stats } = this.#options.context;
    const failure = toFailure(cluster, error);
    const plan = this.#retries.afterFailure(failure);
    stats.failures++;
    if (plan.listAgain) {
      this.#resourceVersion = undefined;
      // A stream would be as mute as the watch was; a list says what is wrong.
      this.#avoidsStream ||= isSilence(failure);
    }
    if (plan.isMissing) {
      const { sink } = this.#options;
      sink.replace([]);
      sink.contact();
      sink.missing();
    } else if (plan.isTrouble) {
      this.#options.sink.failed(failure);
    }
    this.#contactAt = undefined;
    return plan;
  }

  /** Lists what has to be listed before a watch can go on. */
  async #catchUp(signal: AbortSignal): Promise<void> {
    const { context, path, sink } = this.#options;
    if (this.#wanted.size > MOST_NAMESPACES) {
      this.#resourceVersion = undefined;
    }
    if (this.#resourceVersion === undefined) {
      if (context.streamsLists && !this.#avoidsStream) {
        // The watch begins with it.
        return;
      }
      this.#wanted.clear();
      const { objects, version } = await this.#list(path.namespace, signal);
      sink.replace(objects);
      this.#listed(version);
    }
    for (const namespace of this.#wanted) {
      this.#wanted.delete(namespace);
      try {
        const { objects } = await this.#list(namespace, signal);
        sink.replaceIn(namespace, objects);
      } catch (error) {
        this.#wanted.add(namespace);
        throw error;
      }
    }
  }

  async #list(
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<{ objects: T[]; version: string }> {
    const { context, keep } = this.#options;
    const objects: T[] = [];
    const leave = await context.gate.enter(signal);
    try {
      const version = await this.#reader.list(namespace, signal, raw => {
        const kept = keep(raw);
        if (kept) {
          objects.push(kept);
        }
      });
      return { objects, version };
    } finally {
      leave();
    }
  }

  #listed(version: string | undefined): void {
    this.#resourceVersion = version;
    this.#avoidsStream = false;
    this.#retries.listed();
    this.#contact();
  }

  /** Returns whether it was paused to list something. */
  async #watchOn(signal: AbortSignal): Promise<boolean> {
    const from = this.#resourceVersion;
    if (from === undefined) {
      return this.#streamOn(signal);
    }
    const watch = new AbortController();
    this.#watch = watch;
    try {
      const events = this.#reader.watch(
        from,
        AbortSignal.any([signal, watch.signal]),
        () => this.#opened(),
      );
      for await (const event of events) {
        this.#apply(event);
        if (watch.signal.aborted) {
          break;
        }
      }
    } catch (error) {
      if (!watch.signal.aborted) {
        throw error;
      }
    } finally {
      this.#watch = undefined;
    }
    return watch.signal.aborted;
  }

  /** Watches from what is there on. Nothing is replaced before all of it is known. */
  async #streamOn(signal: AbortSignal): Promise<boolean> {
    const { context, sink } = this.#options;
    const initial = new Map<string, T>();
    let isComplete = false;
    const leave = await context.gate.enter(signal);
    const watch = new AbortController();
    // What is wanted so far comes with it.
    this.#wanted.clear();
    context.stats.lists++;
    try {
      const events = this.#reader.watch(
        undefined,
        AbortSignal.any([signal, watch.signal]),
        () => this.#opened(),
      );
      for await (const event of events) {
        if (isComplete) {
          this.#apply(event);
        } else if (isEndOfInitialEvents(event)) {
          isComplete = true;
          leave();
          context.hasStreamed();
          sink.replace([...initial.values()]);
          this.#listed(event.object.metadata.resourceVersion);
          this.#watch = watch;
          if (this.#wanted.size > 0) {
            watch.abort();
          }
        } else {
          this.#collect(initial, event);
        }
        if (watch.signal.aborted) {
          break;
        }
      }
    } catch (error) {
      if (!isComplete && !signal.aborted) {
        return this.#afterStream(error);
      }
      if (!watch.signal.aborted) {
        throw error;
      }
    } finally {
      leave();
      this.#watch = undefined;
    }
    if (!isComplete && !signal.aborted) {
      this.#avoidsStream = true;
      throw brokenOff(context.cluster);
    }
    return watch.signal.aborted;
  }

  #collect(initial: Map<string, T>, event: WatchEvent<FollowedObject>): void {
    const { context, keep } = this.#options;
    const { type, object } = event;
    if (type === 'BOOKMARK') {
      // It watches, and does not know what was asked of it.
      throw new ClusterApiError('failed', context.cluster, 'No list came', {
        status: 422,
      });
    }
    const { namespace, name } = object.metadata;
    const kept = type === 'DELETED' ? undefined : keep(object);
    if (kept) {
      initial.set(`${namespace}/${name}`, kept);
    } else {
      initial.delete(`${namespace}/${name}`);
    }
  }

  /** A list that could not be streamed may be had the other way, at once. */
  #afterStream(error: unknown): boolean {
    const { context } = this.#options;
    this.#avoidsStream = true;
    const failure = toFailure(context.cluster, error);
    if (failure.status === 400 || failure.status === 422) {
      context.refusedStream();
      return true;
    }
    if (isSilence(failure)) {
      context.wasSilent();
      return true;
    }
    throw failure;
  }

  #apply({ type, object }: WatchEvent<FollowedObject>): void {
    const { keep, sink } = this.#options;
    if (type !== 'BOOKMARK') {
      const kept = type === 'DELETED' ? undefined : keep(object);
      if (kept) {
        sink.set(kept);
      } else {
        // What was wanted before may not be any more.
        sink.remove(object);
      }
    }
    this.#resourceVersion =
      object.metadata.resourceVersion ?? this.#resourceVersion;
    this.#contact();
  }

  #opened(): void {
    this.#openedAt = this.#options.context.clock.now().getTime();
    this.#contact();
  }

  #contact(): void {
    const now = this.#options.context.clock.now().getTime();
    if (this.#contactAt === undefined || now - this.#contactAt >= CONTACT_MS) {
      this.#contactAt = now;
      this.#options.sink.contact();
    }
  }
}

/** Nobody answered that the version is expired: it is what silence is taken for. */
function isSilence({ reason, status }: ClusterApiError): boolean {
  return reason === 'expired' && status === undefined;
}

function brokenOff(cluster: string): ClusterApiError {
  return new ClusterApiError('unreachable', cluster, 'The list broke off');
}

function toFailure(cluster: string, error: unknown): ClusterApiError {
  if (ClusterApiError.is(error)) {
    return error;
  }
  return new ClusterApiError('failed', cluster, String(error), {
    cause: error,
  });
}
