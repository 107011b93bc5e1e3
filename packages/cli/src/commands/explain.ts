import { explainPipeline, toMermaid } from '@opea/backstage-plugin-gmc-common';
import { readPipeline } from '../documents/readPipeline';
import { exitCodeOf } from '../ExitCode';
import { readCatalogue } from '../io/readCatalogue';
import { readSource } from '../io/readSource';
import { diagnosticsText } from '../output/diagnosticsText';
import { explanationText } from '../output/explanationText';
import type { CommandDefinition } from './Command';
import { componentsOption, outputOption, strictOption } from './options';

interface ExplainOptions {
  output: 'text' | 'mermaid' | 'json';
  components?: string;
  strict?: true;
}

export const explain: CommandDefinition<ExplainOptions> = {
  name: 'explain',
  declare(command) {
    command
      .summary('say what was inferred, and why')
      .description(
        'Says what each service of a document is, and of each value where it comes from: the document, the component, or a default.',
      )
      .argument('<file>', 'OPEA YAML or a GMConnector; - is standard input')
      .addOption(outputOption('text', 'mermaid', 'json'))
      .addOption(componentsOption())
      .addOption(strictOption());
  },
  async run([file], { output, components, strict }, { io, terminal }) {
    const catalogue = await readCatalogue(components, io, terminal);
    const source = await readSource(file, io);
    const { pipeline, diagnostics } = readPipeline(source, catalogue);
    // What was inferred is what the explanation is about.
    const problems = diagnostics.filter(({ severity }) => severity !== 'info');
    terminal.tell(diagnosticsText(problems, source.text, terminal.errorColors));
    if (pipeline) {
      const explanation = explainPipeline(pipeline, catalogue);
      switch (output) {
        case 'json':
          terminal.print(`${JSON.stringify(explanation, undefined, 2)}\n`);
          break;
        case 'mermaid':
          terminal.print(toMermaid(explanation));
          break;
        default:
          terminal.print(explanationText(explanation, terminal.colors));
      }
    }
    return exitCodeOf(diagnostics, strict);
  },
};
