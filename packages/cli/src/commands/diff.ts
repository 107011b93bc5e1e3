import {
  diffPipelines,
  hasDifferences,
  hasErrors,
} from '@opea/backstage-plugin-gmc-common';
import { readPipeline } from '../documents/readPipeline';
import { EXIT } from '../ExitCode';
import { readCatalogue } from '../io/readCatalogue';
import { readSource } from '../io/readSource';
import { diagnosticsText } from '../output/diagnosticsText';
import { diffText } from '../output/diffText';
import type { CommandDefinition } from './Command';
import { componentsOption, outputOption } from './options';

interface DiffOptions {
  output: 'text' | 'json';
  components?: string;
}

export const diff: CommandDefinition<DiffOptions> = {
  name: 'diff',
  declare(command) {
    command
      .summary('compare what two documents mean')
      .description(
        'Compares what two documents mean: services, flow, models, images. Order, comments, and defaults that are written down make no difference. Exit code 1 says that there is one.',
      )
      .argument('<before>', 'OPEA YAML or a GMConnector; - is standard input')
      .argument('<after>', 'what it is compared with, of either kind')
      .addOption(outputOption('text', 'json'))
      .addOption(componentsOption());
  },
  async run(files, { output, components }, { io, terminal }) {
    const catalogue = await readCatalogue(components, io, terminal);
    const sources = [
      await readSource(files[0], io),
      await readSource(files[1], io),
    ];
    const documents = sources.map(source => readPipeline(source, catalogue));
    const errors = documents.flatMap(({ source, diagnostics }) => {
      const found = diagnostics.filter(({ severity }) => severity === 'error');
      terminal.tell(diagnosticsText(found, source.text, terminal.errorColors));
      return found;
    });
    const [before, after] = documents.map(({ pipeline }) => pipeline);
    if (!before || !after) {
      return EXIT.findings;
    }
    const found = diffPipelines(before, after, catalogue);
    terminal.print(
      output === 'json'
        ? `${JSON.stringify(found, undefined, 2)}\n`
        : diffText(found, terminal.colors),
    );
    return hasDifferences(found) || hasErrors(errors)
      ? EXIT.findings
      : EXIT.fine;
  },
};
