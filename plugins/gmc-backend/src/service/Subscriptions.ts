import { parseConnectorRef } from '@opea/backstage-plugin-gmc-common';
import type { EntityIndex } from '../entities/EntityIndex';
import type { Pulse } from '../fleet/Pulse';
import type { ConnectorPlace } from '../link/linkEntity';
import {
  CLUSTERS_TOPIC,
  connectorTopic,
  entityTopic,
  type ChangeHub,
} from '../status/ChangeHub';

/** Ends a subscription. */
export type Undo = () => void;

/** What to listen to for changes of each document. */
export class Subscriptions {
  readonly #entities: EntityIndex;
  readonly #hub: ChangeHub;
  readonly #pulse: Pulse;

  constructor(options: {
    entities: EntityIndex;
    hub: ChangeHub;
    pulse: Pulse;
  }) {
    this.#entities = options.entities;
    this.#hub = options.hub;
    this.#pulse = options.pulse;
  }

  /** Of any connector, gathered over a second. */
  fleet(listener: () => void): Undo {
    return this.#pulse.subscribe(listener);
  }

  connector({ namespace, name }: ConnectorPlace, listener: () => void): Undo {
    return this.#hub.subscribe(
      [connectorTopic(namespace, name), CLUSTERS_TOPIC],
      listener,
    );
  }

  /** Which connector to listen to changes with the entity's annotation. */
  entity(entityRef: string, listener: () => void): Undo {
    let undoConnector = this.#namedBy(entityRef, listener);
    const undoEntity = this.#hub.subscribe([entityTopic(entityRef)], () => {
      undoConnector();
      undoConnector = this.#namedBy(entityRef, listener);
      listener();
    });
    const undoClusters = this.#hub.subscribe([CLUSTERS_TOPIC], listener);
    return () => {
      undoEntity();
      undoClusters();
      undoConnector();
    };
  }

  #namedBy(entityRef: string, listener: () => void): Undo {
    const ref = parseConnectorRef(
      this.#entities.get(entityRef)?.connector ?? '',
    );
    return ref
      ? this.#hub.subscribe([connectorTopic(ref.namespace, ref.name)], listener)
      : () => {};
  }
}
