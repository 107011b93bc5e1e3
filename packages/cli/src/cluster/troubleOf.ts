import { redact } from '@opea/backstage-plugin-gmc-common';
import { EXIT } from '../ExitCode';
import { printable } from '../output/printable';
import { Trouble } from '../Trouble';
import { isApiFailure } from './ApiFailure';

/** A cluster can't be asked. */
export class ClusterTrouble extends Trouble {
  /** @param mayPass - it may answer a little later, without anybody's doing */
  constructor(message: string, readonly mayPass: boolean) {
    super(oneLine(message), EXIT.unavailable);
  }
}

/** The longest message of a server that is passed on. */
const LONGEST = 1_000;

/** Words of another program, fit for a terminal. */
export function oneLine(message: string): string {
  return printable(
    redact(message.slice(0, LONGEST))
      .trim()
      .replace(/\s*\n\s*/g, ' '),
  );
}

/** What a failure means for the user, and what can be done. Others stay. */
export function troubleOf(
  error: unknown,
  { context, server }: { context: string; server: string },
): unknown {
  if (!isApiFailure(error)) {
    return error;
  }
  const cluster = `the cluster of context '${context}' (${server})`;
  const { message, reason } = error;
  switch (reason) {
    case 'unreachable':
      return new ClusterTrouble(
        `${cluster} can't be reached: ${message}. Is it running, and is that its address? --timeout gives it more time`,
        true,
      );
    case 'unauthorized':
      return new ClusterTrouble(
        `${cluster} does not accept the credentials of the kubeconfig: ${message}. They may have expired: log in again, or renew the token`,
        false,
      );
    case 'forbidden':
      return new ClusterTrouble(
        `${cluster} does not let you list GMConnectors: ${message}. Choose a namespace that is yours with -n, or ask for the rights that opeactl's README lists`,
        false,
      );
    case 'not-found':
      return new ClusterTrouble(
        `GMC is not installed in ${cluster}: there is no gmconnectors.gmc.opea.io/v1alpha3`,
        false,
      );
    default:
      return new ClusterTrouble(
        `${cluster} gives no usable answer: ${message}`,
        // 500, and what proxies say where nobody is behind them.
        (error.status ?? 0) >= 500,
      );
  }
}
