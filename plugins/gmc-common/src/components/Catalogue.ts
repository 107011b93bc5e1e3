import { nearest } from '../names';
import type { Component } from './Component';
import { MICROSERVICES } from './microservices';
import { MODEL_SERVERS } from './modelServers';

/**
 * The components the language knows, findable by what documents say of them.
 *
 * @public
 */
export class Catalogue {
  readonly components: readonly Component[];
  private readonly byId = new Map<string, Component>();
  private readonly byEndpoint = new Map<string, Component>();
  private readonly byName = new Map<string, Component>();

  /**
   * @param additions - components of one's own; one with the id of a built-in
   * component takes its place
   */
  constructor(additions: readonly Component[] = []) {
    for (const component of [
      ...MICROSERVICES,
      ...MODEL_SERVERS,
      ...additions,
    ]) {
      this.byId.set(component.id, component);
    }
    this.components = [...this.byId.values()];
    for (const component of this.components) {
      for (const endpoint of component.endpoints) {
        this.byEndpoint.set(endpoint, component);
      }
      for (const name of [component.id, ...component.names]) {
        this.byName.set(name, component);
      }
    }
  }

  /** The component with an id, as `type:` of a microservice names it. */
  get(id: string): Component | undefined {
    return this.byId.get(id);
  }

  /** What to say to somebody who wrote an id that is not there. */
  hintFor(id: string): string {
    const near = nearest(id, this.byId.keys());
    return near === undefined
      ? `Known are ${[...this.byId.keys()].join(', ')}`
      : `Did you mean '${near}'?`;
  }

  /** The component that answers a path, `/v1/embeddings` for one. */
  withEndpoint(path: string): Component | undefined {
    // "/" alone is every user interface's, and says nothing.
    return path === '/'
      ? undefined
      : this.byEndpoint.get(path.replace(/\/+$/, ''));
  }

  /**
   * The component that goes by a name: `retrieval`, `Rerank`, `llm_2`. Numbers
   * and what follows a last `/` or `@` are not looked at.
   */
  withName(name: string): Component | undefined {
    const plain = name.toLowerCase().split(/[/@]/)[0];
    return (
      this.byName.get(plain) ?? this.byName.get(plain.replace(/[-_.]?\d+$/, ''))
    );
  }
}

/**
 * The catalogue with nothing added.
 *
 * @public
 */
export const DEFAULT_CATALOGUE = new Catalogue();
