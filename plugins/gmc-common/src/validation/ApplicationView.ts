import type { Range } from '../diagnostics';
import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { readYaml } from '../yaml/readYaml';
import { at, textAt } from '../yaml/YamlValue';
import type { YamlValue } from '../yaml/YamlValue';

/** The start of a file, for what is missing in it. */
export const START: Range = {
  start: { line: 1, column: 1 },
  end: { line: 1, column: 1 },
};

/** One file of an application, read as YAML. */
export interface FileView {
  path: string;
  documents: YamlValue[];
  report: DiagnosticReport;
}

/** The files of an application that have to agree with each other. */
export class ApplicationView {
  private readonly views = new Map<string, FileView>();

  constructor(private readonly files: Readonly<Record<string, string>>) {}

  has(path: string): boolean {
    return Object.hasOwn(this.files, path);
  }

  get paths(): string[] {
    return Object.keys(this.files);
  }

  /** A file with its findings so far; empty where it is not there. */
  file(path: string): FileView {
    const known = this.views.get(path);
    if (known) {
      return known;
    }
    const text = this.has(path) ? this.files[path] : '';
    // The linters of each kind report what is wrong with the YAML.
    const { documents } = readYaml(text, new DiagnosticReport());
    const view = { path, documents, report: new DiagnosticReport(path) };
    this.views.set(path, view);
    return view;
  }

  get reports(): DiagnosticReport[] {
    return [...this.views.values()].map(({ report }) => report);
  }
}

/** The first document of a kind. */
export function ofKind(
  { documents }: FileView,
  kind: string,
): YamlValue | undefined {
  return documents.find(document => textAt(document, 'kind') === kind);
}

/** The place of what stands at a path, or the start of the file. */
export function placeOf(
  document: YamlValue | undefined,
  ...path: (string | number)[]
): Range {
  return at(document, ...path)?.range ?? document?.range ?? START;
}
