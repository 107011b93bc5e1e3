import type { Command } from 'commander';
import type { ExitCode } from '../ExitCode';
import type { Io } from '../io/Io';
import type { Terminal } from '../io/Terminal';

/** What a command works with, beside its arguments and options. */
export interface CommandContext {
  io: Io;
  terminal: Terminal;
}

/** One of opeactl's commands. */
export interface CommandDefinition<Options> {
  name: string;
  /** Its arguments, options and help. */
  declare(command: Command): void;
  /**
   * @param operands - the arguments that are no options
   * @throws Trouble where it can't do its work
   */
  run(
    operands: string[],
    options: Options,
    context: CommandContext,
  ): Promise<ExitCode>;
}
