/** As much of an object as it takes to find its place. */
export interface PlacedObject {
  metadata: { name: string; namespace?: string };
}

/** Objects of one kind by namespace and name. */
export class ObjectTable<T extends PlacedObject> {
  readonly #namespaces = new Map<string, Map<string, T>>();

  namespaces(): string[] {
    return [...this.#namespaces.keys()];
  }

  get size(): number {
    let size = 0;
    for (const objects of this.#namespaces.values()) {
      size += objects.size;
    }
    return size;
  }

  in(namespace: string): T[] {
    return [...(this.#namespaces.get(namespace)?.values() ?? [])];
  }

  get(namespace: string, name: string): T | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  set(object: T): void {
    const { name, namespace = '' } = object.metadata;
    const objects = this.#namespaces.get(namespace) ?? new Map<string, T>();
    objects.set(name, object);
    this.#namespaces.set(namespace, objects);
  }

  /** Returns whether it was there. */
  remove(object: PlacedObject): boolean {
    const { name, namespace = '' } = object.metadata;
    const objects = this.#namespaces.get(namespace);
    const wasThere = objects?.delete(name) ?? false;
    if (objects?.size === 0) {
      this.#namespaces.delete(namespace);
    }
    return wasThere;
  }

  /** Replaces all there is, or all there is in one namespace. */
  replace(objects: T[], namespace?: string): void {
    if (namespace === undefined) {
      this.#namespaces.clear();
    } else {
      this.#namespaces.delete(namespace);
    }
    for (const object of objects) {
      this.set(object);
    }
  }

  drop(namespace: string): void {
    this.#namespaces.delete(namespace);
  }
}
