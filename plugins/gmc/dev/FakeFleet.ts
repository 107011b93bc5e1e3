import type {
  FleetDocument,
  FleetQuery,
  GmcWatchOptions,
} from '@opea/backstage-plugin-gmc-common';
import { FakeStream } from './FakeStream';
import type { Fleet } from './fleet';
import { fleetPage } from './fleetPage';

/** A fleet in memory that answers queries, and tells watches of changes. */
export class FakeFleet {
  /** Every query that was watched, in their order. */
  readonly queries: FleetQuery[] = [];
  readonly #stream = new FakeStream<Fleet>();

  /** How many watches are open. */
  get openWatches(): number {
    return this.#stream.open;
  }

  /** From now on the fleet is this; undefined: no answer yet. */
  show(fleet: Fleet | undefined): void {
    this.#stream.show(fleet);
  }

  /** The backend can't be reached for now. */
  interrupt(error: Error, lastHeard?: Date): void {
    this.#stream.interrupt(error, lastHeard);
  }

  /** The backend refuses, and watches end. */
  refuse(error: Error): void {
    this.#stream.refuse(error);
  }

  /** The page that a query is about. */
  page(query: FleetQuery): FleetDocument {
    return fleetPage(this.#stream.document, query);
  }

  async *watch(
    query: FleetQuery,
    options: GmcWatchOptions,
  ): AsyncGenerator<FleetDocument> {
    this.queries.push(query);
    for await (const fleet of this.#stream.watch(options)) {
      yield fleetPage(fleet, query);
    }
  }
}
