import { goesBy } from '../../components';
import type { Catalogue, Component } from '../../components';
import type { Microservice } from '../../opea';

/**
 * The component that answers a call: the one that is asked for; else one that
 * the document has; else the first that can.
 */
export function chooseCallee(
  { by, components }: NonNullable<Component['calls']>[number],
  service: Microservice,
  catalogue: Catalogue,
  isDeclared: (component: string) => boolean,
): Component | undefined {
  const known = components
    .map(id => catalogue.get(id))
    .filter(component => component !== undefined);
  const asked = service[by];
  return (
    (asked !== undefined
      ? known.find(component => goesBy(asked, component))
      : undefined) ??
    known.find(({ id }) => isDeclared(id)) ??
    known[0]
  );
}
