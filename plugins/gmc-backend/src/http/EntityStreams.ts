import { ServiceUnavailableError } from '@backstage/errors';
import {
  parseConnectorRef,
  type EntityConnectorsDocument,
} from '@opea/backstage-plugin-gmc-common';
import type { Response } from 'express';
import type { EntityIndex } from '../entities/EntityIndex';
import {
  toResourceRef,
  type ConnectorService,
  type MayRead,
} from '../service/ConnectorService';
import {
  CLUSTERS_TOPIC,
  connectorTopic,
  entityTopic,
  type ChangeHub,
} from '../status/ChangeHub';
import { withoutLiveness } from '../status/VerdictBook';
import { EventStream } from './EventStream';

/** The open streams of entities' connectors. */
export class EntityStreams {
  readonly #service: ConnectorService;
  readonly #entities: EntityIndex;
  readonly #hub: ChangeHub;
  readonly #open = new Set<{ end(): void }>();
  #closed = false;

  constructor(options: {
    service: ConnectorService;
    entities: EntityIndex;
    hub: ChangeHub;
  }) {
    this.#service = options.service;
    this.#entities = options.entities;
    this.#hub = options.hub;
  }

  /** Rejects, before anything is sent, as the first document does. */
  async open(
    entityRef: string,
    response: Response,
    mayRead: MayRead,
  ): Promise<void> {
    if (this.#closed) {
      throw new ServiceUnavailableError('The backend is shutting down');
    }
    const decide = onceEach(mayRead);
    const stream = await EventStream.open<EntityConnectorsDocument>({
      response,
      current: () => this.#service.entityConnectors(entityRef, decide),
      signature,
      subscribe: listener => this.#subscribe(entityRef, listener),
    });
    this.#open.add(stream);
    response.once('close', () => this.#open.delete(stream));
    if (this.#closed || response.destroyed) {
      stream.end();
    }
  }

  /** Ends all streams: a server waits for its open responses. */
  close(): void {
    this.#closed = true;
    for (const stream of this.#open) {
      stream.end();
    }
  }

  /** Which connector to listen for changes with the entity's annotation. */
  #subscribe(entityRef: string, listener: () => void): () => void {
    let undoConnector = this.#subscribeConnector(entityRef, listener);
    const undo = this.#hub.subscribe([entityTopic(entityRef)], () => {
      undoConnector();
      undoConnector = this.#subscribeConnector(entityRef, listener);
      listener();
    });
    const undoClusters = this.#hub.subscribe([CLUSTERS_TOPIC], listener);
    return () => {
      undo();
      undoClusters();
      undoConnector();
    };
  }

  #subscribeConnector(entityRef: string, listener: () => void): () => void {
    const ref = parseConnectorRef(
      this.#entities.get(entityRef)?.connector ?? '',
    );
    return ref
      ? this.#hub.subscribe([connectorTopic(ref.namespace, ref.name)], listener)
      : () => {};
  }
}

/** Decisions hold for the life of a stream, which is limited for that. */
function onceEach(mayRead: MayRead): MayRead {
  const decisions = new Map<string, Promise<boolean>>();
  return place => {
    const key = toResourceRef(place);
    const decision = decisions.get(key) ?? mayRead(place);
    decisions.set(key, decision);
    return decision;
  };
}

function signature(document: EntityConnectorsDocument): string {
  return JSON.stringify({
    ...document,
    connectors: document.connectors.map(connector => ({
      ...connector,
      judgedAt: undefined,
      freshness: withoutLiveness(connector.freshness),
    })),
  });
}
