import { DEFAULT_CATALOGUE } from '../components';
import type { Catalogue } from '../components';
import type { Pipeline } from '../opea';
import { redact } from '../redaction';
import { explainService } from './explainService';
import { flowRules } from '../opea/flow/flowRules';
import type { PipelineExplanation } from './PipelineExplanation';

/**
 * Says what a pipeline is made of, and of each value where it comes from: the
 * document, the component's own data, or a default.
 *
 * @param pipeline - as `parseOpea` reads it
 * @param catalogue - the one it was read with
 *
 * @public
 */
export function explainPipeline(
  pipeline: Pipeline,
  catalogue: Catalogue = DEFAULT_CATALOGUE,
): PipelineExplanation {
  const { dialect, services, flowNames, edges, megaService } = pipeline;
  const { port, endpoint, image, ranges } = megaService;
  const inFlow = new Set(flowNames);
  // One that runs elsewhere is not the application's: nothing is pointed at it.
  const deployed = new Set(
    services
      .filter(({ address }) => address.kind !== 'external')
      .map(({ component }) => component),
  );
  return {
    dialect,
    megaService: {
      port: { value: port, from: ranges.port ? 'written' : 'default' },
      ...(endpoint !== undefined && {
        endpoint: { value: endpoint, from: 'written' },
      }),
      ...(image !== undefined && {
        image: { value: redact(image), from: 'written' },
      }),
    },
    services: services.map(service =>
      explainService(service, inFlow, catalogue, id => deployed.has(id)),
    ),
    flow: { rules: flowRules(flowNames, edges), edges },
  };
}
