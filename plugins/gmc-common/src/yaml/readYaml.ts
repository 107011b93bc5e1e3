import { parseAllDocuments } from 'yaml';
import type { Document } from 'yaml';
import type { Range } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { DocumentReader } from './DocumentReader';
import { SourceText } from './SourceText';
import type { YamlValue } from './YamlValue';

/** 1 Mi characters: room for 10,000 services, each with its settings. */
const MAX_DOCUMENT_LENGTH = 1024 * 1024;

/** A text of one or more YAML documents. */
export interface YamlText {
  /** The documents that hold something. */
  documents: YamlValue[];
  /** The whole text, for findings about nothing in particular. */
  range: Range;
}

/**
 * Reads YAML 1.2, with a finding for all that is wrong with it as YAML.
 * Gives what could be read, and does not throw.
 */
export function readYaml(text: string, report: DiagnosticReport): YamlText {
  const source = new SourceText(text);
  // One place is enough for what concerns the text as a whole.
  const range = source.range(0, 0);
  if (text.length > MAX_DOCUMENT_LENGTH) {
    report.error(
      'document-too-large',
      range,
      `The document has ${text.length} characters; at most ${MAX_DOCUMENT_LENGTH} are read`,
    );
    return { documents: [], range };
  }
  const documents: YamlValue[] = [];
  for (const document of parse(text, report, range)) {
    reportSyntax(document, source, report);
    const value = new DocumentReader(source, report).read(document);
    if (value && !(value.kind === 'scalar' && value.value === null)) {
      documents.push(value);
    }
  }
  return { documents, range };
}

function parse(
  text: string,
  report: DiagnosticReport,
  range: Range,
): Document.Parsed[] {
  try {
    const documents = parseAllDocuments(text, {
      prettyErrors: false,
      uniqueKeys: false,
      merge: true,
      resolveKnownTags: false,
      logLevel: 'silent',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (error) {
    // The parser recurses, so nesting without end exhausts the stack.
    if (error instanceof RangeError) {
      report.error(
        'document-too-deep',
        range,
        'The document is nested too deeply to be read',
      );
      return [];
    }
    throw error;
  }
}

function reportSyntax(
  document: Document.Parsed,
  source: SourceText,
  report: DiagnosticReport,
): void {
  for (const { pos, message } of document.errors) {
    report.error('yaml-syntax', source.range(...pos), message);
  }
  for (const { pos, message } of document.warnings) {
    report.warning('yaml-syntax', source.range(...pos), message);
  }
}
