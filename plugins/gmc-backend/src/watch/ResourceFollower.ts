import type { ResourcePath, WatchEvent } from '@opea/backstage-plugin-gmc-node';
import { Backoff } from './Backoff';
import {
  brokenOff,
  isRefusedStream,
  isSilence,
  toFailure,
  wentBack,
} from './failures';
import type { FollowContext } from './FollowContext';
import { InitialObjects } from './InitialObjects';
import { isOlder } from './isOlder';
import { Liveness } from './Liveness';
import { ResourceReader, type FollowedObject } from './ResourceReader';
import type { ResourceSink } from './ResourceSink';
import { RetryPlan } from './RetryPlan';

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
  readonly #liveness: Liveness;
  /** Where the watch goes on; undefined if everything has to be listed. */
  #resourceVersion: string | undefined;
  /** Namespaces of which more is wanted than was kept so far. */
  readonly #wanted = new Set<string>();
  #watch: AbortController | undefined;
  #waiting: AbortController | undefined;
  /** The last attempt to stream a list came to nothing. */
  #avoidsStream = false;
  /** When the API server took the last watch up. */
  #openedAt: number | undefined;

  constructor(options: FollowerOptions<T>) {
    const { context, path, sink } = options;
    this.#options = options;
    this.#reader = new ResourceReader(context, path);
    this.#liveness = new Liveness(context, () => sink.contact());
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
    this.#liveness.failed();
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
    this.#liveness.heard();
  }

  /**
   * Watches on from where it was, else from what is there on. Returns whether
   * there is something to be listed at once.
   */
  async #watchOn(signal: AbortSignal): Promise<boolean> {
    const from = this.#resourceVersion;
    if (from !== undefined && this.#wanted.size > 0) {
      // It came just before there was a watch to be paused.
      return true;
    }
    const watch = new AbortController();
    const events = this.#reader.watch(
      from,
      AbortSignal.any([signal, watch.signal]),
      () => this.#opened(),
    );
    try {
      if (from === undefined && !(await this.#streamList(events, signal))) {
        return true;
      }
      this.#watch = watch;
      if (this.#wanted.size > 0) {
        // More was wanted while the list came.
        watch.abort();
      }
      for await (const event of events) {
        this.#apply(event);
      }
    } catch (error) {
      if (!watch.signal.aborted) {
        throw error;
      }
    } finally {
      this.#liveness.closed();
      this.#watch = undefined;
      await events.return(undefined);
    }
    return watch.signal.aborted;
  }

  /**
   * Takes in what is there, with which a watch begins; nothing is replaced
   * before all of it is known. Returns whether it could be had this way.
   */
  async #streamList(
    events: AsyncGenerator<WatchEvent<FollowedObject>>,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { context, keep, sink } = this.#options;
    const leave = await context.gate.enter(signal);
    // What is wanted so far comes with it.
    this.#wanted.clear();
    context.stats.lists++;
    const initial = new InitialObjects(context.cluster, keep);
    try {
      let event = await events.next();
      while (!event.done && !initial.add(event.value)) {
        event = await events.next();
      }
      if (event.done) {
        throw brokenOff(context.cluster);
      }
      context.hasStreamed();
      sink.replace(initial.objects);
      this.#listed(event.value.object.metadata.resourceVersion);
      return true;
    } catch (error) {
      if (signal.aborted) {
        throw error;
      }
      this.#afterStream(error);
      return false;
    } finally {
      leave();
    }
  }

  /** A list that could not be streamed may be had the other way, at once. */
  #afterStream(error: unknown): void {
    const { context } = this.#options;
    this.#avoidsStream = true;
    const failure = toFailure(context.cluster, error);
    if (isRefusedStream(failure)) {
      context.refusedStream();
    } else if (isSilence(failure)) {
      context.wasSilent();
    } else {
      throw failure;
    }
  }

  #apply({ type, object }: WatchEvent<FollowedObject>): void {
    const { context, keep, sink } = this.#options;
    const { resourceVersion } = object.metadata;
    const isBack = isOlder(resourceVersion, this.#resourceVersion);
    // What is deleted may come with the version that it had.
    if (isBack && type !== 'DELETED') {
      // The cluster's name stands for another one by now, or for a backup.
      throw wentBack(context.cluster);
    }
    if (type !== 'BOOKMARK') {
      const kept = type === 'DELETED' ? undefined : keep(object);
      if (kept) {
        sink.set(kept);
      } else {
        // What was wanted before may not be any more.
        sink.remove(object);
      }
    }
    if (resourceVersion && !isBack) {
      this.#resourceVersion = resourceVersion;
    }
    this.#liveness.heard();
  }

  #opened(): void {
    this.#openedAt = this.#options.context.clock.now().getTime();
    this.#liveness.opened();
  }
}
