import { digestOf } from '../digest';

/** A document as it is sent. */
export interface RenderedDocument {
  body: string;
  /** The same as long as a reader would notice no change. */
  tag: string;
}

const rendered = new WeakMap<object, RenderedDocument>();

/** Renders a document, once for all who are sent that very one. */
export function renderDocument(document: object): RenderedDocument {
  const known = rendered.get(document);
  if (known) {
    return known;
  }
  const result = {
    body: JSON.stringify(document),
    tag: digestOf(JSON.stringify(document, withoutLiveness)),
  };
  rendered.set(document, result);
  return result;
}

/** Leaves out the times that move while all is well. */
function withoutLiveness(this: unknown, key: string, value: unknown): unknown {
  if (key === 'judgedAt' || key === 'lagMs') {
    return undefined;
  }
  return key === 'lastContact' && isLive(this) ? undefined : value;
}

function isLive(parent: unknown): boolean {
  return (
    typeof parent === 'object' &&
    parent !== null &&
    'state' in parent &&
    parent.state === 'live'
  );
}
