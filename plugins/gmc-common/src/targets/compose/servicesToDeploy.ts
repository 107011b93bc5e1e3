import type { Catalogue } from '../../components';
import type { Microservice, Pipeline } from '../../opea';
import { componentOf } from './ComposeContext';

/**
 * The microservices that run in containers: all that are not elsewhere, but for
 * those that nothing calls, which are left out of the flow and say nothing of
 * how they would run.
 */
export function servicesToDeploy(
  { dialect, services, flowNames, megaService }: Pipeline,
  catalogue: Catalogue,
): Microservice[] {
  const used = new Set(flowNames);
  const isUsed = (service: Microservice) => {
    const component = componentOf(service, { catalogue });
    return (
      dialect !== 'rfc' ||
      used.has(service.name) ||
      service.image !== undefined ||
      component?.besideFlow ||
      component?.role === 'model-server'
    );
  };
  const byName = new Map(services.map(service => [service.name, service]));
  const queue = services.filter(isUsed);
  const needed = new Set(queue);
  const need = (names: readonly string[] = []) => {
    for (const name of names) {
      const service = byName.get(name);
      if (service && !needed.has(service)) {
        needed.add(service);
        queue.push(service);
      }
    }
  };
  need(megaService.container?.dependsOn);
  for (const { container } of queue) {
    need(container?.dependsOn);
  }
  return services.filter(
    service => needed.has(service) && service.address.kind === 'managed',
  );
}
