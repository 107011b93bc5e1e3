import { applyEdits } from '../diagnostics';
import type { Diagnostic } from '../diagnostics';
import { lintConnector } from './lintConnector';
import type { LintConnectorOptions } from './lintConnector';

/** @public */
export interface UpgradeConnectorResult {
  /** The new text; what no fix touches is as it was, to the byte. */
  text: string;
  /** The findings that are gone, with their places in the old text. */
  applied: Diagnostic[];
  /** What is found in the new text. */
  diagnostics: Diagnostic[];
}

/**
 * Gives the config keys of the RFC's time the names of today, and deletes those
 * that mean nothing any more. Comments, order and formatting stay. A key whose
 * value today's operator would not take stays too, and is among the findings.
 *
 * @param text - a manifest, as {@link lintConnector} takes it
 *
 * @public
 */
export function upgradeConnector(
  text: string,
  options: LintConnectorOptions = {},
): UpgradeConnectorResult {
  const { diagnostics, profile } = lintConnector(text, options);
  const applied = diagnostics.filter(
    ({ code, fix }) => code === 'legacy-key' && fix,
  );
  const edits = applied.flatMap(({ fix }) => fix?.edits ?? []);
  const upgraded = applyEdits(text, edits);
  return {
    text: upgraded,
    applied,
    diagnostics: lintConnector(upgraded, { ...options, profile }).diagnostics,
  };
}
