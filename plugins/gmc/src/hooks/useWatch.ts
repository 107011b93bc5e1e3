import { useEffect, useState } from 'react';
import { toError } from '@backstage/errors';
import type { GmcWatchOptions } from '@opea/backstage-plugin-gmc-common';
import { usePageVisible } from './usePageVisible';

/** How a document is kept up to date; `asOf` is when it last was. */
export type Connection =
  | { state: 'live' }
  /** The page was hidden; what is shown is from before. */
  | { state: 'resuming'; asOf: Date }
  | { state: 'interrupted'; asOf: Date; error: Error };

/** What is known of a document that is watched. */
export type Watched<T> =
  | { status: 'loading' }
  | { status: 'failed'; error: Error; retry: () => void }
  | { status: 'ready'; document: T; connection: Connection };

/**
 * A document, kept up to date without a reload. Nothing is asked while the
 * page is hidden. An interruption never takes away what was known before; a
 * refusal does.
 *
 * @param watch - another function is another document: keep it with
 *   `useCallback`
 */
export function useWatch<T>(
  watch: (options: GmcWatchOptions) => AsyncIterable<T>,
): Watched<T> {
  const visible = usePageVisible();
  const [attempt, setAttempt] = useState(0);
  const [known, setKnown] = useState<{
    watch: typeof watch;
    state: Watched<T>;
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
    const update = (next: (state: Watched<T>) => Watched<T>) => {
      if (!signal.aborted) {
        setKnown(last => ({
          watch,
          state: next(
            last?.watch === watch ? last.state : { status: 'loading' },
          ),
        }));
      }
    };
    const follow = async () => {
      const documents = watch({
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
  }, [watch, visible, attempt]);

  return known?.watch === watch ? known.state : { status: 'loading' };
}

function resuming<T>(state: Watched<T>): Watched<T> {
  return state.status === 'ready'
    ? {
        ...state,
        connection: { state: 'resuming', asOf: upToDateAt(state, new Date()) },
      }
    : state;
}

function interrupted<T>(
  state: Watched<T>,
  interruption: {
    error: Error;
    lastHeard: Date | undefined;
    retry: () => void;
  },
): Watched<T> {
  const { error, lastHeard = new Date(), retry } = interruption;
  if (state.status !== 'ready') {
    return { status: 'failed', error, retry };
  }
  const asOf = upToDateAt(state, lastHeard);
  return { ...state, connection: { state: 'interrupted', asOf, error } };
}

/** What was old already does not become younger. */
function upToDateAt<T>(
  state: Watched<T> & { status: 'ready' },
  lastHeard: Date,
): Date {
  const { connection } = state;
  return connection.state === 'live' ? lastHeard : connection.asOf;
}
