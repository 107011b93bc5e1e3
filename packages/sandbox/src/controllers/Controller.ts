import type { Kind } from '../cluster/kinds';
import type { KubeObject } from '../cluster/objects';
import type { ObjectStore, StoreEvent } from '../cluster/ObjectStore';
import type { ResourceApi } from '../cluster/ResourceApi';
import type { FateOf } from './PodFate';

/** What every controller of the cluster works with. */
export interface ControllerContext {
  store: ObjectStore;
  api: ResourceApi;
  /** What is to happen to a Pod, if anything is. */
  fateOf: FateOf;
  /** Delays of the simulation are divided by it. */
  speed: number;
}

/** One controller: which objects a change concerns, and what to do about each. */
export interface Controller {
  name: string;
  /** Keys of objects to look at because of this change. */
  concerns(event: StoreEvent, context: ControllerContext): string[];
  /**
   * Brings one object closer to what it should be.
   *
   * @returns in how many milliseconds to look again, if time alone changes it
   */
  reconcile(key: string, context: ControllerContext): number | void;
}

export function keyOf(object: KubeObject): string {
  return `${object.metadata.namespace ?? ''}/${object.metadata.name}`;
}

export function fromKey(key: string): { namespace?: string; name: string } {
  const slash = key.indexOf('/');
  return {
    ...(slash > 0 && { namespace: key.slice(0, slash) }),
    name: key.slice(slash + 1),
  };
}

/** For controllers that look at objects of a kind and at what these control. */
export function ownKeys(kind: Kind, event: StoreEvent): string[] {
  const { object } = event;
  if (event.kind === kind) return [keyOf(object)];
  return (object.metadata.ownerReferences ?? [])
    .filter(owner => owner.controller && owner.kind === kind.kind)
    .map(owner => `${object.metadata.namespace ?? ''}/${owner.name}`);
}

export interface RunningControllers {
  /** Looks at the Pods of a namespace again: their fate may have changed. */
  wake(event: StoreEvent): void;
  stop(): void;
}

/**
 * Runs controllers over one store. Everything is in memory, so a reconcile is
 * synchronous and nothing changes while it runs; a key that is queued twice
 * is looked at once.
 */
export function runControllers(
  controllers: readonly Controller[],
  context: ControllerContext,
  onError: (controller: string, key: string, error: unknown) => void,
): RunningControllers {
  const queue = new Map<string, { controller: Controller; key: string }>();
  const timers = new Map<string, NodeJS.Timeout>();
  let scheduled: NodeJS.Immediate | undefined;

  function enqueue(controller: Controller, key: string): void {
    queue.set(`${controller.name}\u0000${key}`, { controller, key });
    scheduled ??= setImmediate(drain);
  }
  function drain(): void {
    scheduled = undefined;
    for (const [id, { controller, key }] of [...queue]) {
      queue.delete(id);
      clearTimeout(timers.get(id));
      timers.delete(id);
      let again: number | void;
      try {
        again = controller.reconcile(key, context);
      } catch (error) {
        onError(controller.name, key, error);
        again = 1000;
      }
      if (again !== undefined) {
        timers.set(
          id,
          setTimeout(() => enqueue(controller, key), Math.max(again, 1)),
        );
      }
    }
  }
  const wake = (event: StoreEvent) => {
    for (const controller of controllers) {
      for (const key of controller.concerns(event, context)) {
        enqueue(controller, key);
      }
    }
  };
  const unsubscribe = context.store.subscribe(wake);
  return {
    wake,
    stop: () => {
      unsubscribe();
      if (scheduled) clearImmediate(scheduled);
      for (const timer of timers.values()) clearTimeout(timer);
      queue.clear();
    },
  };
}
