import { parse } from 'yaml';
import type { Component } from '../../../components';
import { Catalogue } from '../../../components';
import type { Diagnostic } from '../../../diagnostics';
import { parseOpea } from '../../../opea';
import type { ComposeFile } from '../ComposeFile';
import { renderCompose } from '../renderCompose';

/** A document for Compose, with its files taken apart. */
export interface Rendered {
  file: ComposeFile;
  text: string;
  envExample: string;
  diagnostics: Diagnostic[];
}

/** Renders a document, or the text of one, that has to be renderable. */
export function rendered(
  opea: string,
  { name = 'app', components = [] as Component[] } = {},
): Rendered {
  const catalogue = new Catalogue(components);
  const { pipeline } = parseOpea(opea, { catalogue });
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  const { files, diagnostics } = renderCompose(pipeline, { name, catalogue });
  const text = files['deploy/compose/compose.yaml'];
  if (text === undefined) {
    throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  }
  return {
    file: parse(text),
    text,
    envExample: files['deploy/compose/.env.example'],
    diagnostics,
  };
}
