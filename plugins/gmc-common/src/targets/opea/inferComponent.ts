import type { Catalogue, Component } from '../../components';
import type { Microservice } from '../../opea';

type Told = Pick<Microservice, 'component' | 'componentFrom'>;

/** What the reader takes a service for that has no `type`. */
export function inferComponent(
  name: string,
  address: Microservice['address'],
  catalogue: Catalogue,
): Told {
  const byEndpoint = catalogue.withEndpoint(pathOf(address));
  const byName = catalogue.withName(name);
  return byEndpoint
    ? { component: byEndpoint.id, componentFrom: 'endpoint' }
    : { component: byName?.id, componentFrom: byName && 'name' };
}

/**
 * What tells a component in a document to be. A name alone would do, but it is
 * a guess, of which the reader tells; elsewhere nothing depends on it.
 */
export function tellComponent(
  component: Component | undefined,
  name: string,
  address: Microservice['address'],
  catalogue: Catalogue,
): Told {
  const inferred = inferComponent(name, address, catalogue);
  if (!component) {
    return inferred;
  }
  const isPlain =
    inferred.component === component.id &&
    (inferred.componentFrom === 'endpoint' || address.kind === 'external');
  return isPlain
    ? inferred
    : { component: component.id, componentFrom: 'type' };
}

function pathOf(address: Microservice['address']): string {
  return address.kind === 'external'
    ? new URL(address.url).pathname
    : address.endpoint;
}
