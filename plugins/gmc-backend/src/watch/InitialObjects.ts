import type { WatchEvent } from '@opea/backstage-plugin-gmc-node';
import { noStream } from './failures';
import { isEndOfInitialEvents, type FollowedObject } from './ResourceReader';

/** Collects what a watch begins with, until all of it was told. */
export class InitialObjects<T> {
  readonly #cluster: string;
  readonly #keep: (raw: FollowedObject) => T | undefined;
  readonly #objects = new Map<string, T>();

  constructor(cluster: string, keep: (raw: FollowedObject) => T | undefined) {
    this.#cluster = cluster;
    this.#keep = keep;
  }

  get objects(): T[] {
    return [...this.#objects.values()];
  }

  /** Returns whether this was the end. */
  add(event: WatchEvent<FollowedObject>): boolean {
    if (isEndOfInitialEvents(event)) {
      return true;
    }
    const { type, object } = event;
    if (type === 'BOOKMARK') {
      throw noStream(this.#cluster);
    }
    const { namespace, name } = object.metadata;
    // Changes may come in between.
    const kept = type === 'DELETED' ? undefined : this.#keep(object);
    if (kept) {
      this.#objects.set(`${namespace}/${name}`, kept);
    } else {
      this.#objects.delete(`${namespace}/${name}`);
    }
    return false;
  }
}
