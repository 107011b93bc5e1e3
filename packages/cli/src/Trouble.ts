import { EXIT } from './ExitCode';
import type { ExitCode } from './ExitCode';

/**
 * What keeps a command from doing its work: a file that can't be read, an
 * option that makes no sense, a cluster that doesn't answer. Its message is for
 * the user.
 */
export class Trouble extends Error {
  /** @param exitCode - what the command ends with */
  constructor(message: string, readonly exitCode: ExitCode = EXIT.trouble) {
    super(message);
  }
}
