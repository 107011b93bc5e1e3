import { SERVICES_ANNOTATION } from '../../annotations';
import type { StepView } from '../../connector/ConnectorView';
import { isFlowName } from '../../opea/flow/isFlowName';
import { textAt } from '../../yaml/YamlValue';
import type { ImportContext, ImportedStep } from './ImportContext';

/**
 * Names microservices: as they were called in the `opea.yaml` that the
 * connector was rendered from, or else after their Services or steps.
 */
export function nameServices(
  steps: readonly ImportedStep[],
  context: ImportContext,
): Map<ImportedStep, string> {
  const written = writtenNames(context);
  const names = new Map<ImportedStep, string>();
  const taken = new Set<string>();
  const take = (imported: ImportedStep, name: string) => {
    names.set(imported, name);
    taken.add(name);
  };
  for (const imported of steps) {
    const name = written.get(keyOf(imported.step));
    if (typeof name === 'string' && isFlowName(name) && !taken.has(name)) {
      take(imported, name);
    }
  }
  for (const imported of steps.filter(other => !names.has(other))) {
    const name = nameFor(imported);
    let number = 1;
    while (taken.has(numbered(name, number))) {
      number++;
    }
    take(imported, numbered(name, number));
  }
  return names;
}

/** What the connector's annotation says, if it can be read. */
function writtenNames({ connector }: ImportContext): Map<string, unknown> {
  const path = ['metadata', 'annotations', SERVICES_ANNOTATION];
  try {
    const names = JSON.parse(textAt(connector.document, ...path) ?? '{}');
    return new Map(Object.entries(names ?? {}));
  } catch {
    // Anybody can write an annotation, and the names can be told without it.
    return new Map();
  }
}

function keyOf({ serviceName, node, index }: StepView): string {
  return serviceName ?? `${node}/${index}`;
}

function nameFor({ step, component }: ImportedStep): string {
  const { serviceName = '', externalService, name = '' } = step;
  // "-svc" tells a reader of the flow nothing.
  const short = serviceName.replace(/-u?(svc|service)(?=-|$)/, '');
  if (isFlowName(short)) {
    return short;
  }
  if (component) {
    return component.id;
  }
  // A step called Router is a placeholder for what runs elsewhere.
  const plain =
    externalService !== undefined && name === 'Router'
      ? hostOf(externalService)
      : kebab(name);
  return isFlowName(plain) ? plain : 'service';
}

function kebab(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])([A-Z][a-z])/g, '$1$3-$2$4')
    .toLowerCase();
}

/** The first label of a host's name. */
function hostOf(url: string): string {
  const { hostname } = new URL(url);
  return /^[\d.]+$/.test(hostname) ? '' : hostname.split('.')[0];
}

function numbered(name: string, number: number): string {
  return number === 1 ? name : `${name}-${number}`;
}
