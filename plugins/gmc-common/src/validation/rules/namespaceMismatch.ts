import { textAt } from '../../yaml/YamlValue';
import { ofKind, placeOf } from '../ApplicationView';
import type { ApplicationView } from '../ApplicationView';
import { CONNECTOR, NAMESPACE } from '../paths';

/** The namespace that is made must be the one that is used. */
export function namespaceMismatch(application: ApplicationView): void {
  if (!application.has(NAMESPACE) || !application.has(CONNECTOR)) {
    return;
  }
  const file = application.file(NAMESPACE);
  const document = ofKind(file, 'Namespace');
  const made = textAt(document, 'metadata', 'name');
  const used = textAt(
    ofKind(application.file(CONNECTOR), 'GMConnector'),
    'metadata',
    'namespace',
  );
  if (made !== used) {
    file.report.error(
      'namespace-mismatch',
      placeOf(document, 'metadata', 'name'),
      `The connector is in ${
        used === undefined ? 'no namespace' : `'${used}'`
      }, and ${made === undefined ? 'no namespace' : `'${made}'`} is made here`,
      { hint: `Name the same in ${CONNECTOR} and here` },
    );
  }
}
