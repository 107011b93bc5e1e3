import type { PlacedObject } from '../store/ObjectTable';
import type { FollowedKind } from './followedKinds';

/** A follower of whatever kind. */
export interface Followable {
  run(signal: AbortSignal): Promise<void>;
  relist(namespace: string): void;
  hurry(): void;
}

interface Running {
  follower: Followable;
  stop: AbortController;
}

type WorkloadKind = FollowedKind<PlacedObject>;

/** Follows the workloads of one namespace or of all, kind by kind. */
export class WorkloadFollowers {
  readonly #create: (kind: WorkloadKind) => Followable;
  readonly #signal: AbortSignal;
  readonly #running = new Map<WorkloadKind, Running>();

  constructor(create: (kind: WorkloadKind) => Followable, signal: AbortSignal) {
    this.#create = create;
    this.#signal = signal;
  }

  /** Follows these kinds from now on, and no others. */
  follow(kinds: WorkloadKind[]): void {
    for (const [kind, { stop }] of this.#running) {
      if (!kinds.includes(kind)) {
        stop.abort();
        this.#running.delete(kind);
      }
    }
    for (const kind of kinds.filter(each => !this.#running.has(each))) {
      const follower = this.#create(kind);
      const stop = new AbortController();
      this.#running.set(kind, { follower, stop });
      void follower.run(AbortSignal.any([this.#signal, stop.signal]));
    }
  }

  /** Lists a namespace again, for what is wanted of it has changed. */
  relist(namespace: string, kinds = [...this.#running.keys()]): void {
    for (const kind of kinds) {
      this.#running.get(kind)?.follower.relist(namespace);
    }
  }

  hurry(): void {
    for (const { follower } of this.#running.values()) {
      follower.hurry();
    }
  }

  stop(): void {
    this.follow([]);
  }
}
