import type { Component } from '../../components';
import type { Microservice } from '../../opea';
import { componentOf } from './ComposeContext';
import type { ComposeContext } from './ComposeContext';
import type { ContainerNames } from './ContainerNames';
import { takesPort } from './containerForm';

/** A microservice that runs in a container. */
export interface DeployedService {
  service: Microservice;
  component?: Component;
  /** What it is called in the compose file, which is its host for others. */
  host: string;
  /** Where it listens in its container. */
  port: number;
}

/** The microservices that run in containers, in the order of the document. */
export function deployedServices(
  context: ComposeContext,
  names: ContainerNames,
): DeployedService[] {
  return context.deployed.map(service => {
    const component = componentOf(service, context);
    const { address } = service;
    const fixed = fixedPort(service, context);
    const written = address.kind === 'managed' ? address.port : undefined;
    return {
      service,
      component,
      host: names.take(service.name),
      port: fixed ?? written ?? 80,
    };
  });
}

/** Where the image of a component listens, unless it can be told where to. */
export function fixedPort(
  service: Microservice,
  context: ComposeContext,
): number | undefined {
  const component = componentOf(service, context);
  return context.pipeline.dialect === 'rfc' &&
    service.image === undefined &&
    component &&
    !takesPort(component)
    ? component.port
    : undefined;
}
