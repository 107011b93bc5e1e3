import { ENTITY_ANNOTATION } from '../../annotations';
import { textAt } from '../../yaml/YamlValue';
import { ofKind, placeOf } from '../ApplicationView';
import type { ApplicationView } from '../ApplicationView';
import { linkedEntities } from '../linkedEntities';
import { CATALOG_INFO, CONNECTOR } from '../paths';

/** The connector names the entity back: a link holds only from both sides. */
export function entityLink(application: ApplicationView): void {
  const file = application.file(CONNECTOR);
  const connector = ofKind(file, 'GMConnector');
  const refs = linkedEntities(application).map(({ ref }) => ref);
  if (!connector || !application.has(CATALOG_INFO) || refs.length === 0) {
    return;
  }
  const named = textAt(connector, 'metadata', 'annotations', ENTITY_ANNOTATION);
  const hint = `${ENTITY_ANNOTATION}: ${refs[0]}`;
  if (named === undefined) {
    file.report.error(
      'entity-link',
      placeOf(connector, 'metadata'),
      'The connector does not name its entity, so that its status is not shown there',
      { hint: `Add the annotation ${hint}` },
    );
  } else if (!refs.includes(inFull(named))) {
    file.report.error(
      'entity-link',
      placeOf(connector, 'metadata', 'annotations', ENTITY_ANNOTATION),
      `The connector names the entity '${named}', which ${CATALOG_INFO} does not link with it`,
      { hint },
    );
  }
}

/** An entity reference with its namespace; the kind has to be there. */
function inFull(ref: string): string {
  const [, kind = '', namespace = 'default', name = ''] =
    /^([^:/]*):(?:([^:/]+)\/)?([^:/]+)$/.exec(ref.trim()) ?? [];
  return `${kind}:${namespace}/${name}`.toLowerCase();
}
