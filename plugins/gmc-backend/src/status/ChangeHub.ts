/** Tells of changes by topic; whoever listens looks up what they want. */
export class ChangeHub {
  readonly #listeners = new Map<string, Set<() => void>>();

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
