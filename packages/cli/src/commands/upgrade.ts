import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';
import { resolve } from 'node:path';
import { checkDocument } from '../documents/checkDocument';
import { upgradeDocument } from '../documents/upgradeDocument';
import type { UpgradedDocument } from '../documents/upgradeDocument';
import { EXIT } from '../ExitCode';
import type { ExitCode } from '../ExitCode';
import { readCatalogue } from '../io/readCatalogue';
import { readSource } from '../io/readSource';
import type { Terminal } from '../io/Terminal';
import { writeFile } from '../io/writeFiles';
import { counted, diagnosticsText } from '../output/diagnosticsText';
import { printable } from '../output/printable';
import type { CommandDefinition } from './Command';
import { componentsOption } from './options';

interface UpgradeOptions {
  write?: true;
  components?: string;
}

/** What keeps a document from being upgraded, or is left of it. */
const UNFINISHED: readonly Diagnostic['code'][] = ['yaml-syntax', 'legacy-key'];

export const upgrade: CommandDefinition<UpgradeOptions> = {
  name: 'upgrade',
  declare(command) {
    command
      .summary('write legacy keys as they are today')
      .description(
        'Gives legacy keys their names of today, and mends in OPEA YAML what is nearly right. Comments and everything else stay as they are.',
      )
      .argument('<file>', 'OPEA YAML or a GMConnector; - is standard input')
      .option('-w, --write', 'change the file instead of printing the new text')
      .addOption(componentsOption());
  },
  async run([file], { write, components }, { io, terminal }) {
    const catalogue = await readCatalogue(components, io, terminal);
    const source = await readSource(file, io);
    const upgraded = upgradeDocument(source, catalogue);
    if (!upgraded) {
      const { diagnostics } = checkDocument(source, { profile: 'auto' });
      terminal.tell(
        diagnosticsText(diagnostics, source.text, terminal.errorColors),
      );
      return EXIT.findings;
    }
    const text = source.mark + upgraded.text;
    if (!write || file === '-') {
      terminal.print(text);
    } else if (upgraded.applied.length > 0) {
      await writeFile(resolve(io.cwd, file), text, io);
    }
    return report(file, upgraded, terminal);
  },
};

/** Tells what was done, and what is left to do. */
function report(
  file: string,
  { text, applied, left }: UpgradedDocument,
  terminal: Terminal,
): ExitCode {
  for (const { range, fix } of applied) {
    const { line, column } = range.start;
    terminal.tell(printable(`${file}:${line}:${column} ${fix?.title}\n`));
  }
  const unfinished = left.filter(({ code }) => UNFINISHED.includes(code));
  terminal.tell(diagnosticsText(unfinished, text, terminal.errorColors));
  const others = left.filter(
    ({ code, severity }) => severity === 'error' && !UNFINISHED.includes(code),
  );
  if (others.length > 0) {
    terminal.complain(
      `${counted(
        others.length,
        'error',
      )} of other kinds in ${file}; opeactl validate tells them`,
    );
  }
  return unfinished.length > 0 ? EXIT.findings : EXIT.fine;
}
