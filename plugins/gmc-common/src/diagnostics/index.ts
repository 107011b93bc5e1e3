export { applyEdits } from './applyEdits';
export type {
  Diagnostic,
  Fix,
  Position,
  Range,
  RelatedPlace,
  Severity,
  TextEdit,
} from './Diagnostic';
export { DIAGNOSTIC_CODES } from './codes';
export type { DiagnosticCode } from './codes';
export { distinctDiagnostics } from './distinctDiagnostics';
export { formatDiagnostic, hasErrors } from './formatDiagnostic';
