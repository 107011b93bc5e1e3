import { unsafePart } from '../../connector/unsafePart';
import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import type { Detector } from './Detector';

/**
 * A text that breaks the router's manifest, into which the operator writes the
 * whole spec. What ran before goes on; nothing new comes of the connector.
 */
export const unsafeValue: Detector = {
  code: 'unsafe-value',
  tier: 'spec',
  supersedes: ['operator-silent'],
  detect: view => {
    const found = findUnsafe(view.connector?.spec, 'spec');
    if (!found) {
      return [];
    }
    const object = connectorReference(view);
    return [
      {
        object,
        since: view.specSince,
        failing: true,
        message: `The connector has ${found.part} in ${found.path}, which the operator can't write into its router's manifest: it retries for ever.`,
        advice: `Take ${found.part} out of it${elsewhere(view)}.`,
        evidence: [{ object, text: `${found.path}: ${found.text}` }],
      },
    ];
  },
};

function elsewhere({ profile }: ConnectorView): string {
  return profile === 'enterprise-rag'
    ? ''
    : "; a value of the environment can stand in a ConfigMap 'extra-env-config' of the namespace, which every step reads";
}

interface Unsafe {
  path: string;
  part: string;
  text: string;
}

/** The first in the order of the spec, in a key or in a value. */
function findUnsafe(value: unknown, path: string): Unsafe | undefined {
  if (typeof value === 'string') {
    const part = unsafePart(value);
    return part ? { path, part, text: value } : undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  for (const [key, inner] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`;
    const found =
      findUnsafe(inner, place) ??
      (unsafePart(key) && findUnsafe(key, `a key of ${path}`));
    if (found) {
      return found;
    }
  }
  return undefined;
}
