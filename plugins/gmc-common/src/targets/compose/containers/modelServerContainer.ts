import type { ComposeService } from '../ComposeFile';
import { containerForm } from '../containerForm';
import { fillCommand, ownVariables } from '../environment';
import { healthCheckOf } from '../healthCheck';
import type { ModelServer } from '../ModelServers';
import { withGpus } from '../resources';
import type { ContainerTools } from './ContainerTools';
import { saying } from './writtenParts';

/** A model server or store as a service of the compose file. */
export function modelServerContainer(
  { component, hardware, host, port, model, gpus }: ModelServer,
  { credentials, volumes }: ContainerTools,
): ComposeService {
  const form = containerForm(component, hardware);
  const placeholders = { port: String(port), model };
  const definition = saying({
    image: form.image,
    ...form.options,
    command: fillCommand(form.command, placeholders),
    environment: ownVariables(form, placeholders, host, credentials),
    volumes: volumes.mounts(component),
    shm_size: form.shmSize,
    healthcheck: healthCheckOf(form, port),
    restart: 'unless-stopped',
  });
  return gpus === undefined ? definition : withGpus(definition, gpus);
}
