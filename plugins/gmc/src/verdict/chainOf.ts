import type {
  Evidence,
  ObjectReference,
} from '@opea/backstage-plugin-gmc-common';

/** An object on the way to a cause, with all that it says. */
export interface ChainLink {
  object: ObjectReference;
  /** Whether it is a container of the Pod that the link before is about. */
  withinPrevious: boolean;
  /** What is seen of the object, in sentences. */
  says: string[];
  /** What it wrote itself, line by line: the end of a log, most of the time. */
  verbatim: string;
}

/** How the backend marks a line that comes from a log. */
const LOG = /^log: /;

/**
 * The chain that leads to a cause, outermost object first: the observations of
 * one object that follow each other are one link.
 */
export function chainOf(evidence: Evidence[]): ChainLink[] {
  const chain: ChainLink[] = [];
  for (const { object, text } of evidence) {
    let link = chain.at(-1);
    if (!link || !isSame(link.object, object)) {
      const withinPrevious =
        link !== undefined && isWithin(object, link.object);
      link = { object, withinPrevious, says: [], verbatim: '' };
      chain.push(link);
    }
    if (LOG.test(text) || text.includes('\n')) {
      const lines = text.replace(LOG, '');
      link.verbatim = link.verbatim ? `${link.verbatim}\n${lines}` : lines;
    } else {
      link.says.push(text);
    }
  }
  return chain;
}

function isSame(one: ObjectReference, other: ObjectReference): boolean {
  return (
    one.kind === other.kind &&
    one.name === other.name &&
    one.namespace === other.namespace &&
    one.container === other.container
  );
}

function isWithin(one: ObjectReference, pod: ObjectReference): boolean {
  return (
    one.container !== undefined && isSame({ ...one, container: undefined }, pod)
  );
}
