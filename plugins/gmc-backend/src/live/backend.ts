/**
 * A real backend with the Kubernetes plugin, in a process of its own: the
 * plugin's proxy loads an ES module, which jest can't without flags.
 *
 * Argument: the configuration as JSON. Output: a line of JSON, `{ started }`.
 * It lives until its standard input closes.
 */
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import kubernetesModuleGmc from '@opea/backstage-plugin-kubernetes-backend-module-gmc';

const { data, mended } = JSON.parse(process.argv[2]);

async function main(): Promise<void> {
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(data),
    }),
  );
  backend.add(kubernetesPlugin);
  if (mended) {
    backend.add(kubernetesModuleGmc);
  }
  await backend.start();
  process.stdout.write(`${JSON.stringify({ started: true })}\n`);
  process.stdin.resume();
  process.stdin.once('end', () => {
    void backend.stop().then(() => process.exit(0));
  });
}

void main();
