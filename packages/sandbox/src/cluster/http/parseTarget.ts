import { findKind, type Kind } from '../kinds';

/** What the path of a request to the API is about. */
export interface Target {
  kind: Kind;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** What follows the subresource: the path that a proxy passes on. */
  rest: string[];
}

/** `/apis/<group>/<version>/[namespaces/<ns>/]<plural>[/<name>[/<subresource>]]` */
export function parseTarget(pathname: string): Target | undefined {
  const parts = pathname.split('/').slice(1).map(decode);
  if (parts.some(part => part === undefined)) return undefined;
  const segments = parts as string[];
  let group = '';
  let version: string | undefined;
  let rest: string[];
  if (segments[0] === 'api') [, version, ...rest] = segments;
  else if (segments[0] === 'apis') [, group, version, ...rest] = segments;
  else return undefined;
  if (!version) return undefined;

  // `namespaces/<ns>/<plural>` is about what is in it, `namespaces/<ns>` and
  // `namespaces/<ns>/status` about the namespace itself.
  if (rest[0] === 'namespaces' && rest[1] && rest[2]) {
    const [, namespace, plural, name, subresource, ...tail] = rest;
    const kind = findKind(group, version, plural);
    if (kind?.namespaced) {
      return { kind, namespace, name, subresource, rest: tail };
    }
    if (kind || group) return undefined;
  }
  const [plural, name, subresource, ...tail] = rest;
  const kind = plural ? findKind(group, version, plural) : undefined;
  if (!kind || (kind.namespaced && name)) return undefined;
  return { kind, name: name || undefined, subresource, rest: tail };
}

function decode(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
