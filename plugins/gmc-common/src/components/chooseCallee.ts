import type { Catalogue } from './Catalogue';
import type { Component } from './Component';
import { goesBy } from './goesBy';

/** What a component calls beside the flow. */
export type ComponentCall = NonNullable<Component['calls']>[number];

/** Why a component is the one that answers a call. */
export interface Choice {
  component: Component;
  /** The service asks for it, the document has it, or nothing says otherwise. */
  because: 'asked' | 'declared' | 'first';
}

/**
 * The component that answers a call: the one that is asked for; else one that
 * the document has; else the first that can.
 *
 * @param asked - what the service's own key says
 * @param isDeclared - whether the document has a service that is this component
 * @returns undefined where the catalogue has none that can
 */
export function chooseCallee(
  { components }: ComponentCall,
  asked: string | undefined,
  catalogue: Catalogue,
  isDeclared: (component: string) => boolean,
): Choice | undefined {
  const known = components
    .map(id => catalogue.get(id))
    .filter(component => component !== undefined);
  const called =
    asked === undefined
      ? undefined
      : known.find(component => goesBy(asked, component));
  if (called) {
    return { component: called, because: 'asked' };
  }
  const declared = known.find(({ id }) => isDeclared(id));
  if (declared) {
    return { component: declared, because: 'declared' };
  }
  return known.length === 0
    ? undefined
    : { component: known[0], because: 'first' };
}
