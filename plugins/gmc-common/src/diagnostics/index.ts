export type { Diagnostic, Position, Range, Severity } from './Diagnostic';
export { DIAGNOSTIC_CODES } from './codes';
export type { DiagnosticCode } from './codes';
export { formatDiagnostic, hasErrors } from './formatDiagnostic';
