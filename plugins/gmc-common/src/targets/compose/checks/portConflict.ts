import type { Range } from '../../../diagnostics';
import type { ComposeContext } from '../ComposeContext';
import { componentOf } from '../ComposeContext';
import { collide, publishedPort } from '../ports';
import type { PublishedPort } from '../ports';
import { megaPort } from '../PublishedPorts';
import { ownerOf, writtenContainers } from '../writtenContainers';

interface Publication {
  port: PublishedPort;
  owner: string;
  range: Range;
}

/** Reports ports of the machine that two containers would have to share. */
export function portConflict(context: ComposeContext): void {
  const publications = publicationsIn(context);
  // In the order of the ports, so that each is compared with its neighbours.
  const order = [...publications].sort((a, b) => a.port.first - b.port.first);
  let open: Publication[] = [];
  for (const publication of order) {
    const { port, owner, range } = publication;
    open = open.filter(({ port: { last } }) => last >= port.first);
    const other = open.find(candidate => collide(candidate.port, port));
    if (other) {
      context.report.error(
        'port-conflict',
        range,
        `Port ${port.first} of this machine would belong to ${owner} and to ${other.owner}: one of them could not start`,
        {
          hint: 'Publish another port for one of them, or none',
          related: [
            { range: other.range, message: `The port of ${other.owner}` },
          ],
        },
      );
    } else {
      open.push(publication);
    }
  }
  replicas(context);
}

/** A port of the machine leads to one container, not to several. */
function replicas(context: ComposeContext): void {
  for (const service of context.deployed) {
    const { name, replicas: count = 1, container, ranges } = service;
    const isPublished =
      container?.ports?.some(publishedPort) ??
      componentOf(service, context)?.besideFlow;
    if (count > 1 && isPublished) {
      context.report.error(
        'port-conflict',
        ranges.keys.replicas ?? ranges.name,
        `'${name}' publishes a port, which only one of its ${count} replicas could have`,
        { hint: 'Leave out `replicas`, or publish no port of the machine' },
      );
    }
  }
}

function publicationsIn(context: ComposeContext): Publication[] {
  const { container, port: mega } = context.pipeline.megaService;
  return writtenContainers(context).flatMap(written => {
    const mappings =
      written.service === undefined
        ? container?.ports ?? [megaPort(mega)]
        : written.settings.ports ?? [];
    return mappings.flatMap(mapping => {
      const port = publishedPort(mapping);
      return port
        ? [{ port, owner: ownerOf(written), range: written.range('ports') }]
        : [];
    });
  });
}
