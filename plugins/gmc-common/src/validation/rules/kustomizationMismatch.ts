import { at, textAt } from '../../yaml/YamlValue';
import { ofKind, placeOf } from '../ApplicationView';
import type { ApplicationView } from '../ApplicationView';
import { CONNECTOR, FOLDER, KUSTOMIZATION } from '../paths';

/** The kustomization lists what is there, all of it, and moves nothing. */
export function kustomizationMismatch(application: ApplicationView): void {
  if (!application.has(KUSTOMIZATION)) {
    return;
  }
  const { documents, report } = application.file(KUSTOMIZATION);
  const [document] = documents;
  const listed = new Set<string>();
  const resources = at(document, 'resources');
  for (const item of resources?.kind === 'list' ? resources.items : []) {
    const name = item.kind === 'scalar' ? item.text.replace(/^\.\//, '') : '';
    const path = `${FOLDER}/${name}`;
    listed.add(path);
    // What lies outside of the folder is none of our business.
    if (!/^(\.\.|https?:)/.test(name) && !application.has(path)) {
      report.error(
        'kustomization-mismatch',
        item.range,
        `There is no ${path}, so that nothing of this folder can be deployed`,
      );
    }
  }
  for (const path of application.paths) {
    if (isManifest(path) && !listed.has(path)) {
      report.error(
        'kustomization-mismatch',
        placeOf(document, 'resources'),
        `${path} is not among the resources, so that it is not deployed`,
        { hint: `Add - ${path.slice(FOLDER.length + 1)}` },
      );
    }
  }
  checkNamespace(application);
}

function isManifest(path: string): boolean {
  return (
    path !== KUSTOMIZATION &&
    path.startsWith(`${FOLDER}/`) &&
    /^[^/]+\.ya?ml$/.test(path.slice(FOLDER.length + 1))
  );
}

/** `namespace:` of a kustomization goes before that of the connector. */
function checkNamespace(application: ApplicationView): void {
  const { documents, report } = application.file(KUSTOMIZATION);
  const moved = textAt(documents[0], 'namespace');
  const used = textAt(
    ofKind(application.file(CONNECTOR), 'GMConnector'),
    'metadata',
    'namespace',
  );
  if (moved !== undefined && used !== undefined && moved !== used) {
    report.error(
      'kustomization-mismatch',
      placeOf(documents[0], 'namespace'),
      `The connector says namespace '${used}', and is moved to '${moved}' here`,
    );
  }
}
