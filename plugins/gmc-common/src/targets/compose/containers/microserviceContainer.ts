import type { ComposeService } from '../ComposeFile';
import { containerForm, isImageOf } from '../containerForm';
import type { ContainerForm } from '../containerForm';
import type { DeployedService } from '../deployedServices';
import {
  callVariables,
  fillCommand,
  ownVariables,
  writtenVariables,
} from '../environment';
import { healthCheckOf } from '../healthCheck';
import { escapeComposeText } from '../interpolation';
import type { Callee } from '../ModelServers';
import { readResources } from '../resources';
import { writtenService } from '../writtenContainers';
import type { ContainerTools } from './ContainerTools';
import {
  extraHosts,
  saying,
  withWrittenOptions,
  writtenCommand,
} from './writtenParts';

/** A microservice as a service of the compose file. */
export function microserviceContainer(
  deployed: DeployedService,
  callees: readonly Callee[],
  { context, credentials, volumes }: ContainerTools,
): ComposeService {
  const { service, component, port } = deployed;
  const written = writtenService(service);
  // A document of the exporter's kind says all there is to say of a container.
  const isComplete = context.pipeline.dialect !== 'rfc';
  const form: Partial<ContainerForm> =
    component && !isComplete ? containerForm(component, service.hardware) : {};
  const placeholders = {
    port: String(port),
    model: modelOf(deployed, callees),
  };
  const environment: Record<string, string> = {
    ...ownVariables(form, placeholders, service.name, credentials),
    ...Object.assign({}, ...callees.map(callVariables)),
    ...writtenVariables(written, credentials, form.secrets),
  };
  return saying(
    withWrittenOptions(
      {
        image: escapeComposeText(service.image ?? form.image ?? ''),
        ...form.options,
        command:
          writtenCommand(written, credentials) ??
          fillCommand(form.command ?? [], placeholders),
        environment,
        ports: written.settings.ports?.map(escapeComposeText),
        extra_hosts: extraHosts(Object.values(environment)),
        volumes: volumes.mounts(
          isComplete ? undefined : component,
          written.settings.volumes,
        ),
        shm_size: form.shmSize,
        healthcheck: healthCheckFor(deployed),
        deploy: readResources(service).deploy,
        restart: 'unless-stopped',
      },
      written,
    ),
  );
}

/** The model that a microservice works with, its own or its model server's. */
export function modelOf(
  { service, component }: DeployedService,
  callees: readonly Callee[],
): string | undefined {
  return (
    service.model ??
    component?.model ??
    callees.find(({ call }) => call.takesModel)?.model
  );
}

/** An image of somebody else's may have neither the path nor the program. */
function healthCheckFor({ service, component, port }: DeployedService) {
  return component &&
    (service.image === undefined || isImageOf(service.image, component))
    ? healthCheckOf(containerForm(component, service.hardware), port)
    : undefined;
}
