import { MEGA_VARIABLES } from '../serviceVariables';
import type { ServiceVariables } from '../serviceVariables';
import type { ComposeContext } from './ComposeContext';
import { publishedPort } from './ports';
import { writtenContainers } from './writtenContainers';

/** Below are the ports that only the machine's administrator may listen on. */
const FIRST_FREE = 1024;

/**
 * The ports by which an application is reached from outside, where the document
 * leaves them open.
 */
export class PublishedPorts {
  private readonly taken = new Uint8Array(2 ** 16);

  constructor(
    context: ComposeContext,
    private readonly variables: ReadonlyMap<string, ServiceVariables>,
  ) {
    this.taken[context.pipeline.megaService.port] = 1;
    for (const { settings } of writtenContainers(context)) {
      for (const mapping of settings.ports ?? []) {
        const port = publishedPort(mapping);
        this.taken.fill(1, port?.first ?? 0, (port?.last ?? 0) + 1);
      }
    }
  }

  /** The mapping of a service that stands beside the flow. */
  beside(service: string, port: number): string {
    const wanted = port < FIRST_FREE ? port + 8000 : port;
    const free = this.taken.indexOf(0, wanted);
    const published = free === -1 ? wanted : free;
    this.taken[published] = 1;
    return publish(this.variables.get(service)?.port, published, port);
  }
}

/** The mapping of a megaservice's port, which is the same outside. */
export function megaPort(port: number): string {
  return publish(MEGA_VARIABLES.port, port, port);
}

function publish(
  variable: string | undefined,
  published: number,
  port: number,
): string {
  const outside =
    variable === undefined ? published : `\${${variable}:-${published}}`;
  return `${outside}:${port}`;
}
