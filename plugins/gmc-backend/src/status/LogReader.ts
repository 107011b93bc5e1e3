import type { PreviousLog, WantedLog } from '@opea/backstage-plugin-gmc-common';
import type { Clock } from '../watch/Clock';
import { isFailed, type Attempt } from './Attempt';
import { TokenBucket } from './TokenBucket';

/** What a reader of logs needs. */
export interface LogReaderOptions {
  clock: Clock;
  isRefused(namespace: string): boolean;
  read(namespace: string, log: WantedLog): Promise<Attempt<string>>;
}

/** The logs that are known, and whether those are all that were wanted. */
export interface CollectedLogs {
  logs: PreviousLog[];
  isComplete: boolean;
}

/** Of one cluster: a bad roll-out may crash all there is at once. */
const RATE = { burst: 20, perSecond: 1 };

/** Reads what crashed containers said last, each run once, at a bounded rate. */
export class LogReader {
  readonly #options: LogReaderOptions;
  readonly #bucket = new TokenBucket(RATE);

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** The tails that are known and still wanted, and those that are new. */
  async read(
    namespace: string,
    wanted: WantedLog[],
    known: PreviousLog[],
  ): Promise<CollectedLogs> {
    const { clock, isRefused, read } = this.#options;
    const before = new Map(known.map(log => [keyOfLog(log), log]));
    const logs = new Map<string, PreviousLog>();
    let isComplete = true;
    for (const log of wanted) {
      const key = keyOfLog(log);
      const old = before.get(key);
      if (logs.has(key)) {
        continue;
      }
      if (old) {
        logs.set(key, old);
      } else if (isRefused(namespace)) {
        // What is known of the others stays.
        continue;
      } else if (this.#bucket.tryTake(clock.now())) {
        const result = await read(namespace, log);
        isComplete = isComplete && !isFailed(result);
        if (result.outcome === 'got') {
          logs.set(key, { ...log, tail: result.value });
        }
      } else {
        // Its turn comes with the next refresh.
        isComplete = false;
      }
    }
    return { logs: [...logs.values()], isComplete };
  }
}

/** Identifies a run of a container. */
export function keyOfLog({ pod, container, restartCount }: WantedLog): string {
  return `${pod}/${container}/${restartCount}`;
}
