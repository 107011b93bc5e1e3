import { useEffect, useState } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import type { EntityConnectorsDocument } from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from '../api/gmcApiRef';
import { usePageVisible } from './usePageVisible';

/** How a document is kept up to date; `asOf` is when it last was. */
export type Connection =
  | { state: 'live' }
  /** The page was hidden; what is shown is from before. */
  | { state: 'resuming'; asOf: Date }
  | { state: 'interrupted'; asOf: Date; error: Error };

/** What is known of an entity's connectors. */
export type ConnectorsState =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  | {
      status: 'ready';
      document: EntityConnectorsDocument;
      connection: Connection;
    };

/**
 * The connectors of an entity, kept up to date without a reload. Nothing is
 * asked while the page is hidden. An interruption never takes away what was
 * known before; a refusal does.
 */
export function useConnectors(entity: Entity): ConnectorsState {
  const gmcApi = useApi(gmcApiRef);
  const visible = usePageVisible();
  const entityRef = stringifyEntityRef(entity);
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{
    entityRef: string;
    state: ConnectorsState;
  }>();

  useEffect(() => {
    if (!visible) {
      return undefined;
    }
    const aborter = new AbortController();
    const { signal } = aborter;
    const retry = () => {
      setKnown(undefined);
      setAttempt(count => count + 1);
    };
    const update = (next: (state: ConnectorsState) => ConnectorsState) => {
      if (!signal.aborted) {
        setKnown(last => ({
          entityRef,
          state: next(
            last?.entityRef === entityRef ? last.state : { status: 'loading' },
          ),
        }));
      }
    };
    const follow = async () => {
      const documents = gmcApi.watchEntity(entityRef, {
        signal,
        onInterruption: (error, lastHeard) =>
          update(last => interrupted(last, { error, lastHeard, retry })),
      });
      try {
        for await (const document of documents) {
          const connection: Connection = { state: 'live' };
          update(() => ({ status: 'ready', document, connection }));
        }
      } catch (error) {
        update(() => ({ status: 'failed', error: toError(error), retry }));
      }
    };
    follow();
    return () => {
      update(resuming);
      aborter.abort();
    };
  }, [gmcApi, entityRef, visible, attempt]);

  return known?.entityRef === entityRef ? known.state : { status: 'loading' };
}

function resuming(state: ConnectorsState): ConnectorsState {
  return state.status === 'ready'
    ? {
        ...state,
        connection: { state: 'resuming', asOf: upToDateAt(state, new Date()) },
      }
    : state;
}

function interrupted(
  state: ConnectorsState,
  interruption: {
    error: Error;
    lastHeard: Date | undefined;
    retry: () => void;
  },
): ConnectorsState {
  const { error, lastHeard = new Date(), retry } = interruption;
  if (state.status !== 'ready') {
    return { status: 'failed', error, retry };
  }
  const asOf = upToDateAt(state, lastHeard);
  return { ...state, connection: { state: 'interrupted', asOf, error } };
}

/** What was old already does not become younger. */
function upToDateAt(
  state: ConnectorsState & { status: 'ready' },
  lastHeard: Date,
): Date {
  const { connection } = state;
  return connection.state === 'live' ? lastHeard : connection.asOf;
}
