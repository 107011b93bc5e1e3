import { InvalidArgumentError } from 'commander';
import { judgeDump } from '../documents/judgeDump';
import { exitCodeOfStates } from '../ExitCode';
import { readSource } from '../io/readSource';
import { verdictJson } from '../output/verdictJson';
import { verdictText } from '../output/verdictText';
import type { CommandDefinition } from './Command';
import { outputOption, strictOption } from './options';

interface JudgeOptions {
  now?: Date;
  output: 'text' | 'json';
  strict?: true;
}

const HELP = `
A dump with all that a verdict needs (Secrets are not among it):
  kubectl get gmconnectors,deployments,statefulsets,pods,persistentvolumeclaims,configmaps,events -n NAMESPACE -o json`;

export const judge: CommandDefinition<JudgeOptions> = {
  name: 'judge',
  declare(command) {
    command
      .summary('say how connectors really are, from a dump of a cluster')
      .description(
        'Says how each connector in a dump of Kubernetes objects really is, why, and what to do.',
      )
      .argument(
        '<dump>',
        'what kubectl get … -o json printed; - is standard input',
      )
      .option(
        '--now <time>',
        'when the dump was made, ISO 8601; the present time if not said',
        readTime,
      )
      .addOption(outputOption('text', 'json'))
      .addOption(
        strictOption('let all that is not ready be a finding (exit code 1)'),
      )
      .addHelpText('after', HELP);
  },
  async run([dump], { now: given, output, strict }, { io, terminal }) {
    const now = given ?? io.now();
    const judged = judgeDump(await readSource(dump, io), now);
    if (output === 'json') {
      terminal.print(verdictJson(judged));
    } else {
      terminal.print(verdictText(judged, now, terminal.colors));
    }
    if (judged.length === 0) {
      terminal.complain(`there is no GMConnector in ${dump}`);
    }
    return exitCodeOfStates(
      judged.map(({ verdict }) => verdict.state),
      strict,
    );
  },
};

/** A moment with its time zone: anything less would mean another one elsewhere. */
function readTime(text: string): Date {
  const time = new Date(text);
  if (
    !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(
      text,
    ) ||
    Number.isNaN(time.getTime())
  ) {
    throw new InvalidArgumentError('Write it as 2026-11-23T16:40:00Z.');
  }
  return time;
}
