import type { Component } from './Component';
import { imageNames } from './imageName';
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
   * component takes its place, others come after the built-in ones
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
        claim(this.byEndpoint, endpoint, component);
      }
    }
    // An id is worth more than a name, and a name more than an image's.
    for (const namesOf of [idOf, ownNames, imageNames]) {
      for (const component of this.components) {
        for (const name of namesOf(component)) {
          claim(this.byName, plainName(name), component);
        }
      }
    }
  }

  /** The component with an id, as `type:` of a microservice names it. */
  get(id: string): Component | undefined {
    return this.byId.get(id);
  }

  /**
   * The component that answers a path, `/v1/embeddings` for one. Where several
   * do, the first.
   */
  withEndpoint(path: string): Component | undefined {
    // "/" alone is every user interface's, and says nothing.
    return path === '/'
      ? undefined
      : this.byEndpoint.get(path.replace(/\/+$/, ''));
  }

  /**
   * The component that goes by a name: `retrieval`, `Rerank`, `llm_2`,
   * `whisper-service`, `opea_service@asr`. Numbers and words for a service at
   * the end are not looked at, nor is what follows another `/` or `@`.
   */
  withName(name: string): Component | undefined {
    const plain = plainName(name);
    return (
      this.byName.get(plain) ??
      this.byName.get(plain.replace(/-?\d+$/, '')) ??
      this.byName.get(plain.replace(/-(service|server|serving)(-?\d+)?$/, ''))
    );
  }
}

function claim(
  claims: Map<string, Component>,
  key: string,
  component: Component,
): void {
  if (!claims.has(key)) {
    claims.set(key, component);
  }
}

function plainName(name: string): string {
  const [head, tail = ''] = name.toLowerCase().split(/[/@]/);
  // OPEA's own programs call their microservices so.
  const own = head === 'opea_service' && tail !== '' ? tail : head;
  return own.replace(/[_.]/g, '-');
}

function idOf({ id }: Component): string[] {
  return [id];
}

function ownNames({ names }: Component): string[] {
  return names;
}

/**
 * The catalogue with nothing added.
 *
 * @public
 */
export const DEFAULT_CATALOGUE = new Catalogue();
