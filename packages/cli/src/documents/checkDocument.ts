import {
  documentKind,
  lintConnector,
  parseOpea,
} from '@opea/backstage-plugin-gmc-common';
import type {
  Catalogue,
  Diagnostic,
  DocumentKind,
  Profile,
} from '@opea/backstage-plugin-gmc-common';
import type { Source } from '../io/readSource';
import { withoutCredentials } from './withoutCredentials';

export interface CheckOptions {
  profile: Profile | 'auto';
  catalogue?: Catalogue;
}

/** A document with all that is found in it. */
export interface CheckedDocument {
  source: Source;
  kind: DocumentKind;
  /** Which GMC the findings are for, where it is a connector. */
  profile?: Profile;
  diagnostics: Diagnostic[];
}

/** Checks a text, whatever it is. */
export function checkDocument(
  source: Source,
  { profile, catalogue }: CheckOptions,
): CheckedDocument {
  const { name: file, text, notText } = source;
  if (notText) {
    return { source, kind: 'unknown', diagnostics: [notText] };
  }
  const kind = documentKind(text);
  if (kind === 'gmconnector') {
    const linted = lintConnector(text, { file, profile });
    return {
      source,
      kind,
      profile: linted.profile,
      diagnostics: withoutCredentials(linted.diagnostics, text),
    };
  }
  // Of a document of no kind it says what it is, or what is missing in it.
  const { diagnostics } = parseOpea(text, { file, catalogue });
  return { source, kind, diagnostics: withoutCredentials(diagnostics, text) };
}
