import { DEFAULT_CATALOGUE } from '../components';
import type { Catalogue } from '../components';
import type { FlowEdge, Pipeline } from '../opea';
import { megaServiceCompared, servicesCompared } from './comparedValues';
import type { ComparedValues } from './comparedValues';
import type { PipelineDiff, ServiceChange, ValueChange } from './PipelineDiff';

const NOTHING: ComparedValues = new Map();

/**
 * Says what is different between two pipelines: their services with models,
 * servers and images, and the flow. How the documents are written, and in which
 * order, is no difference, and neither is a default that is written down.
 *
 * @param before - as `parseOpea` reads it, or from a connector
 * @param after - what it is compared with
 * @param catalogue - the one they were read with
 *
 * @public
 */
export function diffPipelines(
  before: Pipeline,
  after: Pipeline,
  catalogue: Catalogue = DEFAULT_CATALOGUE,
): PipelineDiff {
  return {
    services: diffServices(
      servicesCompared(before, catalogue),
      servicesCompared(after, catalogue),
    ),
    megaService: diffValues(
      megaServiceCompared(before),
      megaServiceCompared(after),
    ),
    flow: {
      added: without(after.edges, before.edges),
      removed: without(before.edges, after.edges),
    },
  };
}

/**
 * Whether a comparison found anything.
 *
 * @public
 */
export function hasDifferences(diff: PipelineDiff): boolean {
  const { services, megaService, flow } = diff;
  return [services, megaService, flow.added, flow.removed].some(
    ({ length }) => length > 0,
  );
}

function diffServices(
  before: ReadonlyMap<string, ComparedValues>,
  after: ReadonlyMap<string, ComparedValues>,
): ServiceChange[] {
  const names = new Set([...before.keys(), ...after.keys()]);
  return [...names].flatMap(name => {
    const [old, now] = [before.get(name), after.get(name)];
    const values = diffValues(old ?? NOTHING, now ?? NOTHING);
    if (old && now) {
      return values.length > 0 ? { name, change: 'changed', values } : [];
    }
    return { name, change: old ? 'removed' : 'added', values };
  });
}

function diffValues(
  before: ComparedValues,
  after: ComparedValues,
): ValueChange[] {
  const keys = new Set([...before.keys(), ...after.keys()]);
  return [...keys].flatMap(what => {
    const [old, now] = [before.get(what), after.get(what)];
    return old?.exact === now?.exact
      ? []
      : {
          what,
          ...(old && { before: old.shown }),
          ...(now && { after: now.shown }),
        };
  });
}

function without(
  edges: readonly FlowEdge[],
  others: readonly FlowEdge[],
): FlowEdge[] {
  const keyOf = ({ from, to }: FlowEdge) => JSON.stringify([from, to]);
  const known = new Set(others.map(keyOf));
  return edges.filter(edge => !known.has(keyOf(edge)));
}
