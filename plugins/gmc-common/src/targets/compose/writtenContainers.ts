import type { Range } from '../../diagnostics';
import type { ContainerSettings, Microservice, Pipeline } from '../../opea';
import { hasMegaService } from './ComposeContext';
import type { ComposeContext } from './ComposeContext';

/** What the document itself says of a container. */
export interface WrittenContainer {
  /** The name of its microservice; none of the megaservice. */
  service?: string;
  image?: string;
  environment: Record<string, string>;
  settings: ContainerSettings;
  /** The place of a variable. */
  variableRange(name: string): Range;
  /** The place of the first of some keys that is written; else of the name. */
  range(...keys: string[]): Range;
}

/** A microservice, as far as it is about a container. */
export function writtenService({
  name,
  image,
  environment,
  container = {},
  ranges,
}: Microservice): WrittenContainer {
  return {
    service: name,
    image,
    environment,
    settings: container,
    variableRange: variable => ranges.environment[variable] ?? ranges.name,
    range: (...keys) =>
      keys.map(key => ranges.keys[key]).find(range => range !== undefined) ??
      ranges.name,
  };
}

/** The megaservice, as far as it is about a container. */
export function writtenMegaService({
  image,
  environment,
  container = {},
  ranges,
}: Pipeline['megaService']): WrittenContainer {
  return {
    image,
    environment,
    settings: container,
    variableRange: variable => ranges.environment[variable] ?? ranges.flow,
    range: () => ranges.port ?? ranges.flow,
  };
}

/** Whose container it is, for messages. */
export function ownerOf({ service }: WrittenContainer): string {
  return service === undefined ? 'the megaservice' : `'${service}'`;
}

/** All of a document's containers, the megaservice's first. */
export function writtenContainers(context: ComposeContext): WrittenContainer[] {
  const { megaService } = context.pipeline;
  return [
    ...(hasMegaService(context) ? [writtenMegaService(megaService)] : []),
    ...context.deployed.map(writtenService),
  ];
}
