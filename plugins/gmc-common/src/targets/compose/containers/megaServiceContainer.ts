import type { Pipeline } from '../../../opea';
import { apiKeyOf, apiKeyVariable } from '../../python/apiKeyVariable';
import type { ServiceVariables } from '../../serviceVariables';
import type { ComposeService } from '../ComposeFile';
import type { DeployedService } from '../deployedServices';
import type { Credentials } from '../Credentials';
import { writtenVariables } from '../environment';
import { askWithPython, healthCheck } from '../healthCheck';
import { escapeComposeText } from '../interpolation';
import { megaPort } from '../PublishedPorts';
import { writtenMegaService } from '../writtenContainers';
import type { ContainerTools } from './ContainerTools';
import {
  extraHosts,
  saying,
  withWrittenOptions,
  writtenCommand,
} from './writtenParts';

/** Builds the program in `app/`, run as somebody who may not do much. */
const DOCKERFILE = `FROM python:3.11.13-slim-bookworm
RUN useradd --create-home user
WORKDIR /home/user
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY megaservice.py .
USER user
CMD ["python", "megaservice.py"]
`;

/** The megaservice as a service of the compose file. */
export function megaServiceContainer(
  flow: readonly DeployedService[],
  variables: ReadonlyMap<string, ServiceVariables>,
  { context, credentials, volumes }: ContainerTools,
): ComposeService {
  const { megaService, services } = context.pipeline;
  const { image, port, container = {} } = megaService;
  const written = writtenMegaService(megaService);
  const environment = {
    ...(image === undefined && {
      ...addresses(flow, variables),
      ...apiKeys(context.pipeline, credentials),
    }),
    ...writtenVariables(written, credentials),
  };
  const urls = services.map(({ address }) =>
    address.kind === 'external' ? address.url : '',
  );
  return saying(
    withWrittenOptions(
      {
        ...(image === undefined
          ? { build: { context: '../../app', dockerfile_inline: DOCKERFILE } }
          : { image: escapeComposeText(image) }),
        command: writtenCommand(written, credentials),
        environment,
        ports: container.ports?.map(escapeComposeText) ?? [megaPort(port)],
        extra_hosts: extraHosts([...urls, ...Object.values(environment)]),
        volumes: volumes.mounts(undefined, container.volumes),
        healthcheck: healthCheck(askWithPython(port, '/v1/health_check'), 30),
        restart: 'unless-stopped',
      },
      written,
    ),
  );
}

/** Where the program in `app/` finds each microservice that runs here. */
function addresses(
  flow: readonly DeployedService[],
  variables: ReadonlyMap<string, ServiceVariables>,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const { service, host, port } of flow) {
    const names = variables.get(service.name);
    if (names) {
      environment[names.host] = host;
      environment[names.port] = String(port);
    }
  }
  return environment;
}

/** What the program sends to services that run elsewhere. */
function apiKeys(
  { services }: Pipeline,
  credentials: Credentials,
): Record<string, string> {
  const environment: Record<string, string> = {};
  for (const service of services) {
    const key = apiKeyOf(service);
    const variable = apiKeyVariable(service);
    if (key !== undefined && variable !== undefined) {
      environment[variable] = credentials.reference({
        service: service.name,
        name: key,
        value: service.environment[key],
      });
    }
  }
  return environment;
}
