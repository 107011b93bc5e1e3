import type { Contact } from '../store/Contact';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import type { ResourceSink } from './ResourceSink';

/** What a sink writes to, and whom it tells. */
export interface TableSinkOptions<T extends PlacedObject> {
  table: ObjectTable<T>;
  /** The namespace that is followed; undefined for all of them. */
  namespace: string | undefined;
  /** Whether an object is still wanted that was when it was read. */
  isWanted(object: T): boolean;
  /**
   * The contacts that this resource stands behind, at this moment: those of
   * one namespace or of all.
   */
  contacts(namespace?: string): Contact[];
  clock: Clock;
  onChange(namespace: string | undefined): void;
  /** The cluster answers again, or for the first time. */
  onRecovery(): void;
}

/** Keeps a table of the store, and the contacts that say how fresh it is. */
export function createTableSink<T extends PlacedObject>(
  options: TableSinkOptions<T>,
): ResourceSink<T> {
  const { table, namespace, isWanted, contacts, clock, onChange } = options;
  return {
    replace: objects => {
      table.replace(objects.filter(isWanted), namespace);
      for (const contact of contacts()) {
        contact.synced = true;
      }
      onChange(namespace);
    },
    replaceIn: (part, objects) => {
      table.replace(objects.filter(isWanted), part);
      for (const contact of contacts(part)) {
        contact.synced = true;
        contact.succeeded(clock.now());
      }
      onChange(part);
    },
    set: object => {
      table.set(object);
      onChange(object.metadata.namespace);
    },
    remove: object => {
      if (table.remove(object)) {
        onChange(object.metadata.namespace);
      }
    },
    contact: () => {
      const all = contacts();
      const isNews = all.some(
        ({ failure, lastContact }) => failure || !lastContact,
      );
      for (const contact of all) {
        contact.succeeded(clock.now());
      }
      if (isNews) {
        options.onRecovery();
        onChange(namespace);
      }
    },
    missing: () => {
      for (const contact of contacts()) {
        contact.missing = true;
      }
      onChange(namespace);
    },
    failed: error => {
      for (const contact of contacts()) {
        contact.failed(error, clock.now());
      }
      onChange(namespace);
    },
  };
}
