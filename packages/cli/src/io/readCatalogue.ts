import {
  DEFAULT_CATALOGUE,
  hasErrors,
  parseCatalogue,
} from '@opea/backstage-plugin-gmc-common';
import type { Catalogue } from '@opea/backstage-plugin-gmc-common';
import { diagnosticsText } from '../output/diagnosticsText';
import { Trouble } from '../Trouble';
import type { Io } from './Io';
import { readSource } from './readSource';
import type { Terminal } from './Terminal';

/**
 * The components that documents are read with: the built-in ones, and those of
 * a file where one is given.
 *
 * @throws Trouble where that file can't be read, or has mistakes: they would
 * show as mistakes of the documents
 */
export async function readCatalogue(
  file: string | undefined,
  io: Io,
  terminal: Terminal,
): Promise<Catalogue> {
  if (file === undefined) {
    return DEFAULT_CATALOGUE;
  }
  const { text, notText } = await readSource(file, io);
  const { catalogue, diagnostics } = parseCatalogue(text, { file });
  const found = notText ? [notText] : diagnostics;
  terminal.tell(diagnosticsText(found, text, terminal.errorColors));
  if (hasErrors(found)) {
    throw new Trouble(`the components in ${file} have mistakes`);
  }
  return catalogue;
}
