import type { ConnectorPlace } from '../link/linkEntity';

/** Whoever wants to know of every change. */
export interface ChangeObserver {
  /** There is another verdict about a connector, or none any more. */
  connector(place: ConnectorPlace): void;
  /** The catalog says something else about an entity. */
  entity(entityRef: string): void;
  /** Anything has changed; told after the others. */
  any(): void;
}

/** Tells of changes by topic; whoever listens looks up what they want. */
export class ChangeHub {
  readonly #listeners = new Map<string, Set<() => void>>();
  readonly #observers: ChangeObserver[] = [];

  /** Is told of all changes, for good. */
  onChange(observer: ChangeObserver): void {
    this.#observers.push(observer);
  }

  publishConnector(place: ConnectorPlace): void {
    for (const { connector } of this.#observers) {
      connector(place);
    }
    this.publish(connectorTopic(place.namespace, place.name));
  }

  publishEntity(entityRef: string): void {
    for (const { entity } of this.#observers) {
      entity(entityRef);
    }
    this.publish(entityTopic(entityRef));
  }

  /** Returns what ends the subscription. */
  subscribe(topics: string[], listener: () => void): () => void {
    for (const topic of topics) {
      const listeners = this.#listeners.get(topic) ?? new Set();
      listeners.add(listener);
      this.#listeners.set(topic, listeners);
    }
    return () => {
      for (const topic of topics) {
        const listeners = this.#listeners.get(topic);
        listeners?.delete(listener);
        if (listeners?.size === 0) {
          this.#listeners.delete(topic);
        }
      }
    };
  }

  publish(topic: string): void {
    for (const { any } of this.#observers) {
      any();
    }
    for (const listener of [...(this.#listeners.get(topic) ?? [])]) {
      listener();
    }
  }
}

/** Changes of a connector, in whichever cluster. */
export function connectorTopic(namespace: string, name: string): string {
  return `connector:${namespace}/${name}`;
}

/** Changes of what the catalog says about an entity. */
export function entityTopic(entityRef: string): string {
  return `entity:${entityRef}`;
}

/** Clusters that came, went, or are reached otherwise than before. */
export const CLUSTERS_TOPIC = 'clusters';
