import type { Component, Hardware } from '../../components';
import { imageName, imageNames } from '../../components/imageName';
import { mergeOptions } from './serviceOptions';

/** How a component runs as a container on one kind of hardware. */
export interface ContainerForm {
  image: string;
  environment: Record<string, string>;
  command: string[];
  volumes: string[];
  shmSize?: string;
  /** By variable, what to say to somebody who has not set it. */
  secrets: Record<string, string>;
  healthCheck?: NonNullable<Component['container']>['healthCheck'];
  /** Further keys of a Compose service. */
  options: Record<string, unknown>;
}

/** The form that a component has on some hardware; without one, that on CPUs. */
export function containerForm(
  component: Component,
  hardware: Hardware = 'xeon',
): ContainerForm {
  const { container = {} } = component;
  const variant = container.hardware?.[hardware] ?? container.hardware?.xeon;
  return {
    image: variant?.image ?? component.image,
    environment: { ...container.environment, ...variant?.environment },
    command: variant?.command ?? container.command ?? [],
    volumes: container.volumes ?? [],
    ...(container.shmSize !== undefined && { shmSize: container.shmSize }),
    secrets: container.secrets ?? {},
    ...(container.healthCheck && { healthCheck: container.healthCheck }),
    options: mergeOptions(container.options ?? {}, variant?.options ?? {}),
  };
}

/** Whether a component has a form of its own for some hardware. */
export function hasFormFor(component: Component, hardware: Hardware): boolean {
  return (
    hardware === 'xeon' ||
    component.container?.hardware?.[hardware] !== undefined
  );
}

/** Whether a component can't run without the name of a model. */
export function needsModel({ environment, command }: ContainerForm): boolean {
  return [...Object.values(environment), ...command].some(text =>
    text.includes('{model}'),
  );
}

/** Whether a component listens on whichever port it is told. */
export function takesPort(component: Component): boolean {
  const { environment, command } = containerForm(component);
  return [...Object.values(environment), ...command].some(text =>
    text.includes('{port}'),
  );
}

/**
 * Whether an image is one of a component's, in whichever release and from
 * whichever registry: what is known of the one holds for the other.
 */
export function isImageOf(image: string, component: Component): boolean {
  return imageNames(component).includes(imageName(image));
}
