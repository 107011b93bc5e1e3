import {
  applyEdits,
  documentKind,
  parseOpea,
  upgradeConnector,
} from '@opea/backstage-plugin-gmc-common';
import type { Catalogue, Diagnostic } from '@opea/backstage-plugin-gmc-common';
import type { Source } from '../io/readSource';

/** A document with what was legacy in it written as it is today. */
export interface UpgradedDocument {
  text: string;
  /** The findings that are gone, with their places in the old text. */
  applied: Diagnostic[];
  /** What is found in the new text. */
  left: Diagnostic[];
}

/** One fix can be in another's way, or bring the next to light. */
const MAX_ROUNDS = 10;

/** Upgrades a text of a known kind; undefined where it is of none. */
export function upgradeDocument(
  { name: file, text, notText }: Source,
  catalogue: Catalogue,
): UpgradedDocument | undefined {
  switch (notText ? 'unknown' : documentKind(text)) {
    case 'gmconnector': {
      const { diagnostics, ...upgraded } = upgradeConnector(text, { file });
      return { ...upgraded, left: diagnostics };
    }
    case 'opea':
      return upgradeOpea(text, file, catalogue);
    default:
      return undefined;
  }
}

function upgradeOpea(
  text: string,
  file: string,
  catalogue: Catalogue,
): UpgradedDocument {
  const applied: Diagnostic[] = [];
  let upgraded = text;
  let left = parseOpea(text, { file, catalogue }).diagnostics;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const fixable = left.filter(({ fix }) => fix);
    if (fixable.length === 0) {
      break;
    }
    const edits = fixable.flatMap(({ fix }) => fix?.edits ?? []);
    applied.push(...fixable);
    upgraded = applyEdits(upgraded, edits);
    left = parseOpea(upgraded, { file, catalogue }).diagnostics;
  }
  return { text: upgraded, applied, left };
}
