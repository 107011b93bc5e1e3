import {
  connectorToPipeline,
  documentKind,
  parseOpea,
} from '@opea/backstage-plugin-gmc-common';
import type {
  Catalogue,
  Diagnostic,
  DocumentKind,
  Pipeline,
  Profile,
} from '@opea/backstage-plugin-gmc-common';
import type { Source } from '../io/readSource';
import { withoutCredentials } from './withoutCredentials';

/** A document, and the pipeline that it says. */
export interface PipelineDocument {
  source: Source;
  kind: DocumentKind;
  /** As much of it as can be read; undefined where that is nothing. */
  pipeline?: Pipeline;
  /** Which GMC a connector was written for. */
  profile?: Profile;
  /** What a connector is called. */
  connectorName?: string;
  diagnostics: Diagnostic[];
}

/** Reads the pipeline of a text, whichever kind of document that is. */
export function readPipeline(
  source: Source,
  catalogue: Catalogue,
  profile: Profile | 'auto' = 'auto',
): PipelineDocument {
  const { name: file, text, notText } = source;
  if (notText) {
    return { source, kind: 'unknown', diagnostics: [notText] };
  }
  const kind = documentKind(text);
  const { diagnostics, ...read } =
    kind === 'gmconnector'
      ? connectorToPipeline(text, { file, catalogue, profile })
      : { ...parseOpea(text, { file, catalogue }), name: undefined };
  const { name: connectorName, ...said } = read;
  return {
    source,
    kind,
    ...said,
    ...(connectorName && { connectorName }),
    diagnostics: withoutCredentials(diagnostics, text),
  };
}
