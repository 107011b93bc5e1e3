/**
 * All codes a diagnostic can have: a closed union, each with one row in the
 * README.
 *
 * @public
 */
export type DiagnosticCode =
  | 'yaml-syntax'
  | 'document-too-large';
