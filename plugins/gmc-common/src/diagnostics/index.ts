export type { Diagnostic, Position, Range, Severity } from './Diagnostic';
export type { DiagnosticCode } from './codes';
