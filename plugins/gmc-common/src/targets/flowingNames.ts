import type { Catalogue } from '../components';
import type { Pipeline } from '../opea';

/**
 * The names that take part in answering. Data preparation that is named in the
 * flow without a call to or from it stands beside it all the same.
 */
export function flowingNames(
  { flowNames, edges, services }: Pipeline,
  catalogue: Catalogue,
): string[] {
  const connected = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const beside = new Set(
    services
      .filter(
        ({ name, component }) =>
          component !== undefined &&
          catalogue.get(component)?.besideFlow &&
          !connected.has(name),
      )
      .map(({ name }) => name),
  );
  return flowNames.filter(name => !beside.has(name));
}
