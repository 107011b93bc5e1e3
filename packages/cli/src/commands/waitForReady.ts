import { ClusterTrouble } from '../cluster/troubleOf';
import type { JudgedConnector } from '../documents/JudgedConnector';
import { printable } from '../output/printable';
import type { CommandContext } from './Command';

const PAUSE_MS = 3_000;

/**
 * Looks again and again until all connectors are ready, one is stuck, or the
 * time is up. What changes on the way goes to standard error.
 *
 * @param look - judges the connectors
 * @returns what it saw last
 * @throws Trouble where the cluster can't be asked, and that won't pass
 */
export async function waitForReady<
  T extends { connectors: readonly JudgedConnector[] },
>(
  look: () => Promise<T>,
  milliseconds: number,
  { io, terminal }: CommandContext,
): Promise<T> {
  const end = io.now().getTime() + milliseconds;
  const told = new Map<string, string>();
  const tell = (who: string, what: string) => {
    if (told.get(who) !== what) {
      told.set(who, what);
      terminal.tell(`${printable(`${who}: ${what}`)}\n`);
    }
  };
  for (;;) {
    const isLast = io.now().getTime() + PAUSE_MS > end;
    try {
      const seen = await look();
      if (isLast || isSettled(seen.connectors)) {
        return seen;
      }
      for (const { namespace, name, verdict } of seen.connectors) {
        const cause = verdict.causes.at(0)?.code;
        const state = cause ? `${verdict.state}, ${cause}` : verdict.state;
        tell(`${namespace}/${name}`, state);
      }
    } catch (error) {
      if (isLast || !(error instanceof ClusterTrouble) || !error.mayPass) {
        throw error;
      }
      tell('opeactl', error.message);
    }
    await io.sleep(PAUSE_MS);
  }
}

/** A stuck one does not get there by waiting. */
function isSettled(connectors: readonly JudgedConnector[]): boolean {
  const states = connectors.map(({ verdict }) => verdict.state);
  return (
    states.includes('stuck') ||
    (states.length > 0 && states.every(state => state === 'ready'))
  );
}
