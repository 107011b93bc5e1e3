import type { Range } from '../diagnostics';
import { at, textAt } from '../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../yaml/YamlValue';
import { readCondition } from './readCondition';
import type { Condition } from './readCondition';

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
  /** Its name, or its place where it has none. */
  label: string;
  nodeName?: string;
  serviceName?: string;
  nameSpace?: string;
  externalService?: string;
  data?: string;
  condition?: Condition;
  dependency?: string;
  isDownstream: boolean;
  /** The router calls it: only an Ensemble calls downstream steps. */
  isCalled: boolean;
  /** The operator deploys it: it leads neither to a node nor outside. */
  isDeployed: boolean;
  config: ConfigView[];
  /** The step as it is written. */
  map: YamlMap;
  /** The place of what stands at a path, or of the step. */
  rangeOf(...path: string[]): Range;
}

export interface NodeView {
  name: string;
  nameRange: Range;
  routerType?: string;
  steps: StepView[];
  /** Those of the steps that the router calls. */
  called: StepView[];
}

/**
 * A connector as the rules look at it: parts that don't fit the schema are
 * left out, the rest is there.
 */
export interface ConnectorView {
  document: YamlMap;
  name: string;
  namespace?: string;
  nodes: NodeView[];
  steps: StepView[];
  /** The name of the router's Service, as the operator makes it. */
  routerService: string;
  /** The place of what stands at a path, or of the nearest thing around it. */
  rangeOf(...path: string[]): Range;
}

/** What the operator calls a router that has no name. */
export const DEFAULT_ROUTER_SERVICE = 'router-service';

export function viewConnector(document: YamlMap): ConnectorView {
  const map = at(document, 'spec', 'nodes');
  const nodes: NodeView[] = [];
  for (const { key, keyRange, value } of map?.kind === 'map'
    ? map.entries.values()
    : []) {
    const routerType = textAt(value, 'routerType');
    const steps = stepsOf(key, routerType, at(value, 'steps'));
    nodes.push({
      name: key,
      nameRange: keyRange,
      routerType,
      steps,
      called: steps.filter(({ isCalled }) => isCalled),
    });
  }
  return {
    document,
    name: textAt(document, 'metadata', 'name') ?? '',
    namespace: present(textAt(document, 'metadata', 'namespace')),
    nodes,
    steps: nodes.flatMap(({ steps }) => steps),
    routerService:
      present(textAt(document, 'spec', 'routerConfig', 'serviceName')) ??
      DEFAULT_ROUTER_SERVICE,
    rangeOf: (...path) => nearestRange(document, path),
  };
}

function stepsOf(
  node: string,
  routerType: string | undefined,
  list: YamlValue | undefined,
): StepView[] {
  const steps: StepView[] = [];
  for (const [index, item] of list?.kind === 'list'
    ? list.items.entries()
    : []) {
    if (item.kind === 'map') {
      const step = viewStep(node, index, item);
      const isCalled = routerType === 'Ensemble' || !step.isDownstream;
      steps.push({ ...step, isCalled });
    }
  }
  return steps;
}

function viewStep(
  node: string,
  index: number,
  map: YamlMap,
): Omit<StepView, 'isCalled'> {
  const text = (...path: string[]) => present(textAt(map, ...path));
  const name = text('name');
  const nodeName = text('nodeName');
  const externalService = text('externalService');
  const condition = text('condition');
  return {
    node,
    index,
    name,
    label: name ?? `number ${index + 1}`,
    nodeName,
    serviceName: text('internalService', 'serviceName'),
    nameSpace: text('internalService', 'nameSpace'),
    externalService,
    data: text('data'),
    condition: condition === undefined ? undefined : readCondition(condition),
    dependency: text('dependency'),
    isDownstream: isTrue(at(map, 'internalService', 'isDownstreamService')),
    isDeployed: nodeName === undefined && externalService === undefined,
    config: configOf(at(map, 'internalService', 'config')),
    map,
    rangeOf: (...path) => at(map, ...path)?.range ?? map.range,
  };
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

/** Also in quotes: that is a finding of its own, and surely means the same. */
function isTrue(value: YamlValue | undefined): boolean {
  return (
    value?.kind === 'scalar' && (value.value === true || value.text === 'true')
  );
}

function present(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
