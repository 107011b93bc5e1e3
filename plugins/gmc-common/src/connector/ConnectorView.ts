import type { Range } from '../diagnostics';
import { at, textAt } from '../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';

/** A `config` entry with its places. */
export interface ConfigView {
  key: string;
  value: string;
  keyRange: Range;
  range: Range;
}

/** A step as far as it can be read; absent and empty texts are undefined. */
export interface StepView {
  node: string;
  index: number;
  name?: string;
  nodeName?: string;
  serviceName?: string;
  nameSpace?: string;
  externalService?: string;
  data?: string;
  hasInternalService: boolean;
  isDownstream: boolean;
  config: ConfigView[];
  /** The place of what stands at a path, or of the step. */
  rangeOf(...path: string[]): Range;
}

export interface NodeView {
  name: string;
  nameRange: Range;
  routerType?: string;
  steps: StepView[];
}

/**
 * A connector as the rules look at it: parts that don't fit the schema are
 * left out, the rest is there.
 */
export interface ConnectorView {
  document: YamlMap;
  namespace?: string;
  nodes: NodeView[];
  steps: StepView[];
  /** The place of what stands at a path, or of the nearest thing around it. */
  rangeOf(...path: string[]): Range;
}

export function viewConnector(document: YamlMap): ConnectorView {
  const map = at(document, 'spec', 'nodes');
  const nodes: NodeView[] = [];
  for (const { key, keyRange, value } of map?.kind === 'map'
    ? map.entries.values()
    : []) {
    nodes.push({
      name: key,
      nameRange: keyRange,
      routerType: textAt(value, 'routerType'),
      steps: stepsOf(key, at(value, 'steps')),
    });
  }
  return {
    document,
    namespace: present(textAt(document, 'metadata', 'namespace')),
    nodes,
    steps: nodes.flatMap(({ steps }) => steps),
    rangeOf: (...path) => nearestRange(document, path),
  };
}

function stepsOf(node: string, list: YamlValue | undefined): StepView[] {
  if (list?.kind !== 'list') {
    return [];
  }
  return list.items.map((item, index) => ({
    node,
    index,
    name: present(textAt(item, 'name')),
    nodeName: present(textAt(item, 'nodeName')),
    serviceName: present(textAt(item, 'internalService', 'serviceName')),
    nameSpace: present(textAt(item, 'internalService', 'nameSpace')),
    externalService: present(textAt(item, 'externalService')),
    data: present(textAt(item, 'data')),
    hasInternalService: at(item, 'internalService')?.kind === 'map',
    isDownstream: isTrue(at(item, 'internalService', 'isDownstreamService')),
    config: configOf(at(item, 'internalService', 'config')),
    rangeOf: (...path) => at(item, ...path)?.range ?? item.range,
  }));
}

function configOf(map: YamlValue | undefined): ConfigView[] {
  return [...(map?.kind === 'map' ? map.entries.values() : [])].flatMap(
    ({ key, keyRange, value }) =>
      value.kind === 'scalar' && typeof value.value === 'string'
        ? [{ key, keyRange, value: value.value, range: value.range }]
        : [],
  );
}

function nearestRange(document: YamlMap, path: readonly string[]): Range {
  for (let length = path.length; length > 0; length--) {
    const found = at(document, ...path.slice(0, length));
    if (found) {
      return found.range;
    }
  }
  return document.range;
}

function isTrue(value: YamlValue | undefined): boolean {
  return value?.kind === 'scalar' && value.value === true;
}

function present(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
