import type { Catalogue, Component } from '../components';

/** What a service is taken for that has no `type`, and what told it. */
export interface InferredComponent {
  component: Component;
  from: 'endpoint' | 'name';
}

/** Tells the component of a service: by the path that it answers, then by its name. */
export function inferComponent(
  name: string,
  path: string | undefined,
  catalogue: Catalogue,
): InferredComponent | undefined {
  const byEndpoint =
    path === undefined ? undefined : catalogue.withEndpoint(path);
  if (byEndpoint) {
    return { component: byEndpoint, from: 'endpoint' };
  }
  const byName = catalogue.withName(name);
  return byName && { component: byName, from: 'name' };
}
