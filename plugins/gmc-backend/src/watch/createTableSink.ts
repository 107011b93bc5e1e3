import type { Contact } from '../store/Contact';
import type { ObjectTable, PlacedObject } from '../store/ObjectTable';
import type { Clock } from './Clock';
import type { ResourceSink } from './ResourceFollower';

/** What a sink writes to, and whom it tells. */
export interface TableSinkOptions<T extends PlacedObject> {
  table: ObjectTable<T>;
  /** The namespace that is followed; undefined for all of them. */
  namespace: string | undefined;
  /** The contacts that this resource stands behind, at this moment. */
  contacts(): Contact[];
  clock: Clock;
  onChange(namespace: string | undefined): void;
  /** The cluster answers again, or for the first time. */
  onRecovery(): void;
}

/** Keeps a table of the store, and the contacts that say how fresh it is. */
export function createTableSink<T extends PlacedObject>(
  options: TableSinkOptions<T>,
): ResourceSink<T> {
  const { table, namespace, contacts, clock, onChange, onRecovery } = options;
  return {
    replace: objects => {
      table.replace(objects, namespace);
      for (const contact of contacts()) {
        contact.synced = true;
      }
      onChange(namespace);
    },
    set: object => {
      table.set(object);
      onChange(object.metadata.namespace);
    },
    remove: object => {
      table.remove(object);
      onChange(object.metadata.namespace);
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
        onRecovery();
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
