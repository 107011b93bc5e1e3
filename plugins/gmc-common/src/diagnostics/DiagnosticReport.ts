import type { DiagnosticCode } from './codes';
import type {
  Diagnostic,
  Fix,
  Position,
  Range,
  RelatedPlace,
  Severity,
} from './Diagnostic';

/** What a finding says beside its code, place and message. */
export interface FindingDetails {
  hint?: string;
  related?: RelatedPlace[];
  fix?: Fix;
}

/**
 * Details that cost something to find out are given as a function: it is not
 * asked where there are too many findings to keep this one.
 */
export type Details = FindingDetails | (() => FindingDetails);

/** More than anybody reads; a document can be wrong at every character. */
const MAX_FINDINGS = 500;

/** Gathers the findings about one document, up to a bound. */
export class DiagnosticReport {
  private readonly found: Diagnostic[] = [];
  private failed = false;

  constructor(private readonly file?: string) {}

  error(
    code: DiagnosticCode,
    range: Range,
    message: string,
    details?: Details,
  ): void {
    this.add('error', code, range, message, details);
  }

  warning(
    code: DiagnosticCode,
    range: Range,
    message: string,
    details?: Details,
  ): void {
    this.add('warning', code, range, message, details);
  }

  info(
    code: DiagnosticCode,
    range: Range,
    message: string,
    details?: Details,
  ): void {
    this.add('info', code, range, message, details);
  }

  get hasErrors(): boolean {
    return this.failed;
  }

  /** The findings in the order of the text. */
  get diagnostics(): Diagnostic[] {
    return [...this.found].sort(
      (a, b) =>
        comparePositions(a.range.start, b.range.start) ||
        comparePositions(a.range.end, b.range.end),
    );
  }

  /** Takes over the findings of another report, as of this one's file. */
  take(other: DiagnosticReport): void {
    for (const {
      severity,
      code,
      range,
      message,
      hint,
      related,
      fix,
    } of other.found) {
      this.add(severity, code, range, message, { hint, related, fix });
    }
  }

  private add(
    severity: Severity,
    code: DiagnosticCode,
    range: Range,
    message: string,
    details: Details = {},
  ): void {
    this.failed ||= severity === 'error';
    // An error that comes late must not be lost behind what is no error.
    if (this.found.length >= MAX_FINDINGS && severity !== 'error') {
      return;
    }
    if (this.found.length >= 2 * MAX_FINDINGS) {
      return;
    }
    const { hint, related, fix } =
      typeof details === 'function' ? details() : details;
    this.found.push({
      code,
      severity,
      ...(this.file !== undefined && { file: this.file }),
      range,
      message,
      ...(hint !== undefined && { hint }),
      ...(related !== undefined && { related }),
      ...(fix !== undefined && { fix }),
    });
  }
}

function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column;
}
