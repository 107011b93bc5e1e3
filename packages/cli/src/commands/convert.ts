import { hasErrors } from '@opea/backstage-plugin-gmc-common';
import type { Catalogue, Profile } from '@opea/backstage-plugin-gmc-common';
import { Option } from 'commander';
import { join, relative, resolve, sep } from 'node:path';
import { applicationName } from '../documents/applicationName';
import { readPipeline } from '../documents/readPipeline';
import type { PipelineDocument } from '../documents/readPipeline';
import { EXIT, exitCodeOf } from '../ExitCode';
import { readCatalogue } from '../io/readCatalogue';
import { readSource } from '../io/readSource';
import { writeFiles } from '../io/writeFiles';
import { diagnosticsText } from '../output/diagnosticsText';
import { TARGETS } from '../targets';
import type { TargetName } from '../targets';
import type { Target } from '../targets/Target';
import { printAll, printTarget } from '../targets/printFiles';
import { commandLine } from '../targets/commandLine';
import { renderTargets } from '../targets/renderTargets';
import type { RenderedTargets } from '../targets/renderTargets';
import { readName } from './argumentValues';
import type { CommandContext, CommandDefinition } from './Command';
import { componentsOption, profileOption, strictOption } from './options';

interface ConvertOptions {
  to: TargetName | 'all';
  out?: string;
  force?: true;
  profile: Profile | 'auto';
  name?: string;
  namespace?: string;
  components?: string;
  strict?: true;
}

export const convert: CommandDefinition<ConvertOptions> = {
  name: 'convert',
  declare(command) {
    command
      .summary('convert between OPEA YAML and what runs')
      .description(
        'Converts a document to what runs it, or back. Without --out to standard output; nothing is written where there are errors.',
      )
      .argument('<file>', 'OPEA YAML or a GMConnector; - is standard input')
      .addOption(
        new Option('--to <target>', 'what to convert to')
          .choices([...Object.keys(TARGETS), 'all'])
          .makeOptionMandatory(),
      )
      .option(
        '--out <folder>',
        "write the files of an application's repository below it",
      )
      .option(
        '--force',
        'with --out: write over files that opeactl has not rendered',
      )
      .addOption(
        profileOption(
          'which GMC: auto is genaiinfra, or what a connector was written for',
        ),
      )
      .option(
        '--name <name>',
        "the application's name; if not said, its connector's or file's",
        readName,
      )
      .option(
        '--namespace <name>',
        'of the connector; as the application if not said',
        readName,
      )
      .addOption(componentsOption())
      .addOption(strictOption());
  },
  async run([file], options, context) {
    const { io, terminal } = context;
    const catalogue = await readCatalogue(options.components, io, terminal);
    const source = await readSource(file, io);
    const document = readPipeline(source, catalogue, options.profile);
    const rendered = render(document, options, catalogue, context);
    const diagnostics = [...document.diagnostics, ...rendered.diagnostics];
    terminal.tell(
      diagnosticsText(diagnostics, source.text, terminal.errorColors),
    );
    const code = exitCodeOf(diagnostics, options.strict);
    if (code === EXIT.fine) {
      await write(rendered, options, context);
    }
    return code;
  },
};

/** What the document becomes; nothing where it can't be read without errors. */
function render(
  document: PipelineDocument,
  options: ConvertOptions,
  catalogue: Catalogue,
  { io }: CommandContext,
): RenderedTargets {
  const { pipeline, diagnostics } = document;
  if (!pipeline || hasErrors(diagnostics)) {
    return { files: {}, diagnostics: [] };
  }
  const name = options.name ?? applicationName(document, io.cwd);
  const namespace = options.namespace ?? name;
  const profile =
    options.profile === 'auto' ? document.profile : options.profile;
  const isForCluster = options.to === 'gmc' || options.to === 'all';
  const command = commandLine([
    pathFrom(options.out, document.source.name, io.cwd),
    ...['--to', options.to, '--name', name],
    ...(isForCluster ? ['--namespace', namespace] : []),
    ...(isForCluster && profile ? ['--profile', profile] : []),
    ...(options.components === undefined
      ? []
      : ['--components', pathFrom(options.out, options.components, io.cwd)]),
    ...(options.out === undefined ? [] : ['--out', '.']),
  ]);
  return renderTargets(targetsOf(options, document), {
    document,
    pipeline,
    catalogue,
    name,
    namespace,
    ...(profile && { profile }),
    command,
    renderAgain: `Changes made here are lost when it is rendered again: ${command}`,
  });
}

async function write(
  { files }: RenderedTargets,
  { to, out, force }: ConvertOptions,
  { io, terminal }: CommandContext,
): Promise<void> {
  if (out !== undefined) {
    const changed = await writeFiles(files, { folder: out, force }, io);
    terminal.print(changed.map(path => `${join(out, path)}\n`).join(''));
  } else if (to === 'all') {
    terminal.print(printAll(files));
  } else {
    terminal.print(printTarget(TARGETS[to], files));
  }
}

function targetsOf(
  { to }: ConvertOptions,
  { kind, pipeline }: PipelineDocument,
): Target[] {
  if (to !== 'all') {
    return [TARGETS[to]];
  }
  // A document that is an opea.yaml needs none made of it.
  const { opea, ...others } = TARGETS;
  const isOpea = kind === 'opea' && pipeline?.dialect === 'rfc';
  return isOpea ? Object.values(others) : [opea, ...Object.values(others)];
}

/** The file as it is called where it is rendered again: in the `--out` folder. */
function pathFrom(out: string | undefined, file: string, cwd: string): string {
  return out === undefined || file === '-'
    ? file
    : relative(resolve(cwd, out), resolve(cwd, file)).split(sep).join('/');
}
