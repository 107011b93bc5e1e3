import { CONNECTOR_ANNOTATION } from '../../annotations';
import { formatConnectorRef } from '../../names';
import { textAt } from '../../yaml/YamlValue';
import { ofKind, placeOf, START } from '../ApplicationView';
import type { ApplicationView } from '../ApplicationView';
import { linkedEntities } from '../linkedEntities';
import { CATALOG_INFO, CONNECTOR } from '../paths';

/** An entity names the connector. */
export function connectorLink(application: ApplicationView): void {
  const connector = ofKind(application.file(CONNECTOR), 'GMConnector');
  const name = textAt(connector, 'metadata', 'name');
  const namespace = textAt(connector, 'metadata', 'namespace');
  if (
    !application.has(CATALOG_INFO) ||
    name === undefined ||
    namespace === undefined
  ) {
    return;
  }
  const expected = formatConnectorRef({ namespace, name });
  const { report } = application.file(CATALOG_INFO);
  const entities = linkedEntities(application);
  const hint = `${CONNECTOR_ANNOTATION}: ${expected}`;
  if (entities.length === 0) {
    report.error(
      'connector-link',
      START,
      'No entity names the connector, so that its status is nowhere in Backstage',
      { hint: `Add the annotation ${hint}` },
    );
  }
  for (const { document, connector: named, ref } of entities) {
    if (named.trim() !== expected) {
      report.error(
        'connector-link',
        placeOf(document, 'metadata', 'annotations', CONNECTOR_ANNOTATION),
        `The entity ${ref} names the connector '${named}', and ${CONNECTOR} is '${expected}'`,
        { hint },
      );
    }
  }
}
