import { DEFAULT_CATALOGUE } from '../components';
import type { Catalogue } from '../components';
import type { Diagnostic } from '../diagnostics';
import { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { readYaml } from '../yaml/readYaml';
import { rootOf } from '../yaml/rootOf';
import type { YamlMap } from '../yaml/YamlValue';
import { detectDialect } from './detectDialect';
import type { DocumentKind } from './detectDialect';
import { readExporter } from './exporter/readExporter';
import type { Dialect, Pipeline } from './Pipeline';
import { readPipeline } from './readPipeline';

/** @public */
export interface ParseOpeaOptions {
  /** The file's name, for the findings. */
  file?: string;
  /** Components beside the built-in ones. */
  catalogue?: Catalogue;
}

/** @public */
export interface ParseOpeaResult {
  /**
   * What could be read, even where there are errors; undefined if the text is
   * no OPEA YAML at all.
   */
  pipeline?: Pipeline;
  /** In the order of the text. */
  diagnostics: Diagnostic[];
}

const NO_OPEA_YAML: Record<Exclude<DocumentKind, Dialect>, string> = {
  anchors:
    "This is an early form of the `opea` command's format (services by image and tag), which no tool reads any more",
  connector: 'This is a Kubernetes object, not OPEA YAML',
  compose: 'This is a Compose file, not OPEA YAML',
};

const READERS: Record<Dialect, typeof readPipeline> = {
  rfc: readPipeline,
  exporter: readExporter,
};

/**
 * Reads OPEA YAML: the RFC's documents, with paths and ports or with absolute
 * URLs for endpoints, and those of the `opea` command's exporter. Never throws;
 * bad input is told by the diagnostics.
 *
 * @param text - the document, of at most 1 Mi characters and 10,000 services
 *
 * @public
 */
export function parseOpea(
  text: string,
  options: ParseOpeaOptions = {},
): ParseOpeaResult {
  const report = new DiagnosticReport(options.file);
  const root = rootOf(
    readYaml(text, report),
    "'opea_micro_services' and 'opea_mega_service'",
    report,
  );
  const dialect = root && dialectOf(root, report);
  const pipeline =
    dialect &&
    READERS[dialect](root, options.catalogue ?? DEFAULT_CATALOGUE, report);
  return { ...(pipeline && { pipeline }), diagnostics: report.diagnostics };
}

/** A document that is nothing else is taken for the RFC's. */
function dialectOf(
  root: YamlMap,
  report: DiagnosticReport,
): Dialect | undefined {
  const kind = detectDialect(root) ?? 'rfc';
  if (kind === 'rfc' || kind === 'exporter') {
    return kind;
  }
  report.error('unsupported-dialect', root.range, NO_OPEA_YAML[kind]);
  return undefined;
}
