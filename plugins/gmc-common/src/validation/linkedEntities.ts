import { CONNECTOR_ANNOTATION } from '../annotations';
import { at, textAt } from '../yaml/YamlValue';
import type { YamlValue } from '../yaml/YamlValue';
import type { ApplicationView } from './ApplicationView';
import { CATALOG_INFO } from './paths';

/** An entity of `catalog-info.yaml` that names a connector. */
export interface LinkedEntity {
  document: YamlValue;
  /** `component:default/chatqna`, lower case. */
  ref: string;
  /** The annotation's value. */
  connector: string;
}

/** The entities that name a connector; more than one may. */
export function linkedEntities(application: ApplicationView): LinkedEntity[] {
  return application.file(CATALOG_INFO).documents.flatMap(document => {
    const kind = textAt(document, 'kind');
    const name = textAt(document, 'metadata', 'name');
    const annotations = at(document, 'metadata', 'annotations');
    const connector = textAt(annotations, CONNECTOR_ANNOTATION);
    if (kind === undefined || name === undefined || connector === undefined) {
      return [];
    }
    const namespace = textAt(document, 'metadata', 'namespace') ?? 'default';
    const ref = `${kind}:${namespace}/${name}`.toLowerCase();
    return [{ document, ref, connector }];
  });
}
