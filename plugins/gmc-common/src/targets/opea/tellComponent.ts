import type { Catalogue, Component } from '../../components';
import type { Microservice } from '../../opea';
import { inferComponent } from '../../opea/inferComponent';

type Told = Pick<Microservice, 'component' | 'componentFrom'>;

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
  const inferred = inferComponent(name, pathOf(address), catalogue);
  const isPlain =
    inferred?.component.id === component?.id &&
    (inferred?.from === 'endpoint' || address.kind === 'external');
  return !component || isPlain
    ? { component: inferred?.component.id, componentFrom: inferred?.from }
    : { component: component.id, componentFrom: 'type' };
}

/** The path that a service answers, wherever it runs. */
export function pathOf(address: Microservice['address']): string {
  return address.kind === 'external'
    ? new URL(address.url).pathname
    : address.endpoint;
}
