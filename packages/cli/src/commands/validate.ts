import type { Profile } from '@opea/backstage-plugin-gmc-common';
import { version } from '../../package.json';
import { checkDocument } from '../documents/checkDocument';
import type { CheckedDocument } from '../documents/checkDocument';
import { EXIT, exitCodeOf } from '../ExitCode';
import { readCatalogue } from '../io/readCatalogue';
import { readSource } from '../io/readSource';
import type { Terminal } from '../io/Terminal';
import { readCodeRules } from '../output/codeRules';
import { diagnosticsText, summaryText } from '../output/diagnosticsText';
import { sarif } from '../output/sarif';
import { validationJson } from '../output/validationJson';
import { Trouble } from '../Trouble';
import type { CommandContext, CommandDefinition } from './Command';
import {
  componentsOption,
  outputOption,
  profileOption,
  strictOption,
} from './options';

interface ValidateOptions {
  profile: Profile | 'auto';
  output: 'text' | 'json' | 'sarif';
  components?: string;
  strict?: true;
}

export const validate: CommandDefinition<ValidateOptions> = {
  name: 'validate',
  declare(command) {
    command
      .summary('check OPEA YAML and GMConnectors')
      .description(
        'Checks OPEA YAML and GMConnectors; which of the two a file is, its content tells.',
      )
      .argument('<file...>', 'files to check; - is standard input')
      .addOption(profileOption('which GMC the connectors are for'))
      .addOption(outputOption('text', 'json', 'sarif'))
      .addOption(componentsOption())
      .addOption(strictOption());
  },
  async run(files, options, context) {
    const { terminal, io } = context;
    const { documents, troubles } = await check(files, options, context);
    for (const trouble of troubles) {
      terminal.complain(trouble);
    }
    switch (options.output) {
      case 'json':
        terminal.print(validationJson(documents));
        break;
      case 'sarif':
        terminal.print(
          sarif(documents, {
            version,
            rules: readCodeRules(),
            cwd: io.cwd,
            troubles,
          }),
        );
        break;
      default:
        printText(documents, terminal);
    }
    const diagnostics = documents.flatMap(document => document.diagnostics);
    return troubles.length > 0
      ? EXIT.trouble
      : exitCodeOf(diagnostics, options.strict);
  },
};

async function check(
  files: readonly string[],
  options: ValidateOptions,
  { io, terminal }: CommandContext,
): Promise<{ documents: CheckedDocument[]; troubles: string[] }> {
  const { profile } = options;
  const catalogue = await readCatalogue(options.components, io, terminal);
  const documents: CheckedDocument[] = [];
  const troubles: string[] = [];
  for (const file of files) {
    try {
      const source = await readSource(file, io);
      documents.push(checkDocument(source, { profile, catalogue }));
    } catch (error) {
      if (!(error instanceof Trouble)) {
        throw error;
      }
      troubles.push(error.message);
    }
  }
  return { documents, troubles };
}

function printText(
  documents: readonly CheckedDocument[],
  terminal: Terminal,
): void {
  for (const { source, diagnostics } of documents) {
    if (diagnostics.length > 0) {
      terminal.print(
        `${diagnosticsText(diagnostics, source.text, terminal.colors)}\n`,
      );
    }
  }
  terminal.print(
    summaryText(
      documents.flatMap(({ diagnostics }) => diagnostics),
      documents.length,
    ),
  );
}
