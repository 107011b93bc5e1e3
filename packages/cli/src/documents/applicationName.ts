import { basename, dirname, resolve } from 'node:path';
import type { PipelineDocument } from './readPipeline';

/** What a file is called whose folder has the better name. */
const GENERIC = /^(opea|app|application|pipeline|connector|mega)$/;

/**
 * What an application is called that nobody gave a name: as its connector, or
 * its megaservice; else as the file or its folder.
 *
 * @param cwd - the folder that relative paths start from
 */
export function applicationName(
  { source, connectorName, pipeline }: PipelineDocument,
  cwd: string,
): string {
  const file = resolve(cwd, source.name);
  const base = basename(file).replace(/(\.opea)?\.(ya?ml|json)$/i, '');
  const candidates = [
    connectorName,
    pipeline?.megaService.name,
    ...(source.name === '-' ? [] : [base, basename(dirname(file))]),
  ];
  return (
    candidates
      .map(validName)
      .find(name => name !== '' && !GENERIC.test(name)) ?? 'app'
  );
}

/** As near as a name comes to one of a namespace; empty where nothing is left. */
function validName(text = ''): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}
