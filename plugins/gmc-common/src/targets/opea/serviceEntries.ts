import type { Catalogue } from '../../components';
import type { ContainerSettings, Microservice } from '../../opea';
import { inferComponent } from '../../opea/inferComponent';
import { withoutCredentials } from './credentials';
import { pathOf } from './tellComponent';

/**
 * A microservice as `opea_micro_services` has it, without what the reader finds
 * out by itself. What is undefined is not written.
 */
export function serviceEntries(
  service: Microservice,
  catalogue: Catalogue,
): Record<string, unknown> {
  const { container } = service;
  return {
    ...addressEntries(service, catalogue),
    server: service.server,
    model: service.model,
    hardware: service.hardware,
    store: service.store,
    image: service.image,
    environment: variables(service.environment),
    replicas: service.replicas,
    resources: service.resources,
    ...containerEntries(container),
  };
}

/** Container settings, as Compose has them. */
export function containerEntries({
  command,
  ports,
  volumes,
  dependsOn,
  options,
}: ContainerSettings = {}): Record<string, unknown> {
  return { command, ports, volumes, depends_on: dependsOn, ...options };
}

/** Variables as they are written, if there are any. */
export function variables(
  environment: Record<string, string>,
): Record<string, string> | undefined {
  return Object.keys(environment).length > 0
    ? withoutCredentials(environment)
    : undefined;
}

/** What a service is, and where: the one often tells the other. */
function addressEntries(
  service: Microservice,
  catalogue: Catalogue,
): Record<string, unknown> {
  const { name, component: id, componentFrom, address } = service;
  const inferred = inferComponent(name, pathOf(address), catalogue);
  const needsType = componentFrom === 'type' || inferred?.component.id !== id;
  const type = needsType ? id : undefined;
  if (address.kind === 'external') {
    return { endpoint: address.url, type };
  }
  const component = id === undefined ? undefined : catalogue.get(id);
  const isDefault =
    component !== undefined &&
    address.endpoint === (component.endpoints[0] ?? '/');
  const isNamed =
    componentFrom === 'name' && catalogue.withName(name)?.id === id;
  // Beside published ports the reader takes the container's for its own.
  const port =
    address.port === (component?.port ?? 80) && !service.container?.ports
      ? undefined
      : address.port;
  return isDefault && isNamed
    ? { port, host: address.host }
    : {
        endpoint: isDefault && needsType ? undefined : address.endpoint,
        port,
        host: address.host,
        type,
      };
}
