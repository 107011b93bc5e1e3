/** Less is the width of what can be told from whole seconds and slow answers. */
const TOLERANCE_MS = 5_000;

/**
 * How far a cluster's clock is from ours. API servers write the time into each
 * answer, in whole seconds and at some moment between our question and its
 * arrival: so each answer bounds the difference from both sides.
 */
export class ServerClock {
  #offset = 0;

  /** @param answered - what the server's clock said, and ours before and after */
  observe(answered: {
    serverTime: Date;
    sentAt: Date;
    receivedAt: Date;
  }): void {
    const serverTime = answered.serverTime.getTime();
    const least = serverTime - answered.receivedAt.getTime();
    const most = serverTime + 1_000 - answered.sentAt.getTime();
    this.#offset = Math.min(Math.max(this.#offset, least), most);
  }

  /** By how many seconds the cluster is ahead, where that matters. */
  get skewSeconds(): number | undefined {
    return Math.abs(this.#offset) < TOLERANCE_MS
      ? undefined
      : Math.round(this.#offset / 1_000);
  }

  /** A moment of ours by the cluster's clock, where the two differ enough. */
  toServer(moment: Date): Date {
    return this.skewSeconds === undefined
      ? moment
      : new Date(moment.getTime() + this.#offset);
  }
}
