import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { detectDialect } from '../opea/detectDialect';
import { readYaml } from '../yaml/readYaml';
import { textAt } from '../yaml/YamlValue';
import type { YamlValue } from '../yaml/YamlValue';

/**
 * The kinds of documents that the language knows.
 *
 * @public
 */
export type DocumentKind = 'opea' | 'gmconnector' | 'unknown';

/** The last one is OPEA YAML that nobody reads any more. */
const DIALECTS: readonly unknown[] = ['rfc', 'exporter', 'anchors'];

/** For texts of which nothing can be read as YAML. */
const KEYS: readonly [DocumentKind, RegExp][] = [
  ['opea', /^\W*(opea_micro_services|opea_mega_service|micro_services)\W*:/m],
  ['gmconnector', /^\W*kind\W*:\W*GMConnector\b/m],
];

/**
 * Says by its content what a text is. Of several YAML documents the first that
 * is known tells.
 *
 * @param text - OPEA YAML, a manifest of Kubernetes, or anything else
 *
 * @public
 */
export function documentKind(text: string): DocumentKind {
  const { documents } = readYaml(text, new DiagnosticReport());
  const kinds = documents.map(kindOf);
  return (
    kinds.find(kind => kind !== undefined) ??
    (documents.some(({ kind }) => kind === 'map')
      ? 'unknown'
      : kindByItsKeys(text))
  );
}

function kindOf(document: YamlValue): DocumentKind | undefined {
  if (document.kind !== 'map') {
    return undefined;
  }
  if (textAt(document, 'kind') === 'GMConnector') {
    return 'gmconnector';
  }
  return DIALECTS.includes(detectDialect(document)) ? 'opea' : undefined;
}

function kindByItsKeys(text: string): DocumentKind {
  return KEYS.find(([, key]) => key.test(text))?.[0] ?? 'unknown';
}
