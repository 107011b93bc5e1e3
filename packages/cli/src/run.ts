import { Command, CommanderError } from 'commander';
import type { OptionValues } from 'commander';
import { version } from '../package.json';
import type { CommandDefinition } from './commands/Command';
import { convert } from './commands/convert';
import { diff } from './commands/diff';
import { explain } from './commands/explain';
import { judge } from './commands/judge';
import { status } from './commands/status';
import { upgrade } from './commands/upgrade';
import { validate } from './commands/validate';
import { EXIT } from './ExitCode';
import type { ExitCode } from './ExitCode';
import type { Io } from './io/Io';
import { Terminal } from './io/Terminal';
import { Trouble } from './Trouble';

const EXIT_CODES = `
Exit codes: 0 fine, 1 findings, 2 wrong usage or a file that can't be read,
3 a cluster that can't be asked.`;

/**
 * Runs opeactl.
 *
 * @param args - what stands behind its name
 * @returns what to end the process with; it doesn't reject
 */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  const plain = new Terminal(io, false);
  let code: ExitCode = EXIT.fine;
  const program = new Command('opeactl')
    .description(
      'Checks, converts and explains OPEA YAML and GMConnectors, and says how connectors run.',
    )
    .version(version)
    .option('--no-color', 'write without colours, as with NO_COLOR set')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError("('opeactl <command> --help' says more)")
    .configureOutput({
      writeOut: text => plain.print(text),
      writeErr: text => plain.tell(text),
    })
    .exitOverride();
  const add = <Options extends OptionValues>(
    definition: CommandDefinition<Options>,
  ) => {
    const command = program.command(definition.name);
    definition.declare(command);
    command.action(async () => {
      const terminal = new Terminal(io, program.opts().color);
      code = await definition.run(command.args, command.opts<Options>(), {
        io,
        terminal,
      });
    });
  };
  add(validate);
  add(convert);
  add(explain);
  add(upgrade);
  add(diff);
  add(judge);
  add(status);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return told(error, plain);
  }
}

/** Says why a command came to nothing, if that is not said already. */
function told(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? EXIT.fine : EXIT.trouble;
  }
  if (error instanceof Trouble) {
    terminal.complain(error.message);
    return error.exitCode;
  }
  terminal.complain(`this is a mistake of opeactl's own: ${error}`);
  return EXIT.trouble;
}
