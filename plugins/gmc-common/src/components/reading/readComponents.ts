import { OPEA_API_VERSION } from '../../application/provenance';
import type { Diagnostic } from '../../diagnostics';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { FindingDetails } from '../../diagnostics/DiagnosticReport';
import { MapReader } from '../../yaml/MapReader';
import { readYaml } from '../../yaml/readYaml';
import { rootOf } from '../../yaml/rootOf';
import { toPlain } from '../../yaml/YamlValue';
import type { YamlList, YamlMap } from '../../yaml/YamlValue';
import { Catalogue } from '../Catalogue';
import type { Component } from '../Component';
import { checkForm } from './checkForm';
import { checkReferences } from './checkReferences';
import { NO_PLACES, TextPlaces } from './Places';
import type { Places } from './Places';

/** @public */
export interface ReadComponentsOptions {
  /** The file's name, for the findings. */
  file?: string;
}

/** @public */
export interface ReadComponentsResult {
  /** The built-in components, and those that could be read. */
  catalogue: Catalogue;
  diagnostics: Diagnostic[];
}

/**
 * Reads components of an adopter's own from configuration (`gmc.components`).
 * Entries with mistakes are left out, those that only name what is not there
 * are kept. Never throws.
 *
 * @param value - a list as the configuration has it; undefined for none
 *
 * @public
 */
export function readComponents(
  value: unknown,
  options: ReadComponentsOptions = {},
): ReadComponentsResult {
  const report = new DiagnosticReport(options.file);
  const isList = Array.isArray(value);
  if (!isList && value !== undefined) {
    report.error(
      'wrong-type',
      NO_PLACES.value([]),
      'The components must be a list',
    );
  }
  const catalogue = readList(isList ? value : [], NO_PLACES, report);
  return { catalogue, diagnostics: report.diagnostics };
}

/**
 * Reads a file of components: `apiVersion: opea.backstage/v1alpha1`,
 * `kind: ComponentCatalogue`, and the list `components`, as
 * {@link readComponents} takes it.
 *
 * @param text - of at most 1 Mi characters
 *
 * @public
 */
export function parseCatalogue(
  text: string,
  options: ReadComponentsOptions = {},
): ReadComponentsResult {
  const report = new DiagnosticReport(options.file);
  const root = rootOf(readYaml(text, report), "'components'", report);
  const list = root && componentsIn(root, report);
  const catalogue = list
    ? readList(list.items.map(toPlain), new TextPlaces(list), report)
    : new Catalogue();
  return { catalogue, diagnostics: report.diagnostics };
}

function componentsIn(
  root: YamlMap,
  report: DiagnosticReport,
): YamlList | undefined {
  const reader = new MapReader(root, 'the document', report);
  const { start } = root.range;
  const required = (key: string, details?: FindingDetails) => {
    const entry = reader.entry(key);
    if (!entry) {
      report.error(
        'missing-key',
        { start, end: start },
        `The document has no '${key}'`,
        details,
      );
    }
    return entry?.value;
  };
  for (const [key, value] of [
    ['apiVersion', OPEA_API_VERSION],
    ['kind', 'ComponentCatalogue'],
  ]) {
    required(key, { hint: `Write \`${key}: ${value}\`` });
    reader.oneOf(key, [value]);
  }
  const list = required('components');
  reader.finish();
  if (list && list.kind !== 'list') {
    reader.wrongType('components', list, 'a list');
    return undefined;
  }
  return list;
}

function readList(
  list: readonly unknown[],
  places: Places,
  report: DiagnosticReport,
): Catalogue {
  const read = new Map<string, { component: Component; index: number }>();
  for (const [index, value] of list.entries()) {
    const id: unknown =
      typeof value === 'object' && value && Reflect.get(value, 'id');
    const name =
      typeof id === 'string'
        ? `the component '${id}'`
        : `component ${index + 1} of the list`;
    const component = checkForm({ value, index, name }, places, report);
    const first = component && read.get(component.id);
    if (first) {
      report.error(
        'duplicate-component',
        places.value([index, 'id']),
        `The component '${component.id}' is there twice; the first is taken`,
        places === NO_PLACES
          ? {}
          : {
              related: [
                {
                  range: places.value([first.index, 'id']),
                  message: 'The first one',
                },
              ],
            },
      );
    } else if (component) {
      read.set(component.id, { component, index });
    }
  }
  const own = [...read.values()];
  const catalogue = new Catalogue(own.map(({ component }) => component));
  for (const { component, index } of own) {
    checkReferences(component, index, { catalogue, places, report });
  }
  return catalogue;
}
