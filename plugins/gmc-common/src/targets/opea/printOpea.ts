import { Document, isScalar, visit } from 'yaml';
import { YAML_STYLE } from '../../yaml/style';
import type { Catalogue } from '../../components';
import type { Pipeline } from '../../opea';
import { DEFAULT_MEGA_PORT } from '../../opea/readMegaService';
import { yaml11Reading } from '../../yaml/yaml11';
import { flowRules } from '../../opea/flow/flowRules';
import { containerEntries, serviceEntries, variables } from './serviceEntries';

/**
 * Writes a pipeline as an `opea.yaml`, as a person would: what the reader finds
 * out by itself is left out. Read again, it is the same pipeline.
 */
export function printOpea(pipeline: Pipeline, catalogue: Catalogue): string {
  const services = pipeline.services.map(
    service => [service.name, serviceEntries(service, catalogue)] as const,
  );
  const document = new Document(
    {
      // A Map keeps the order even of names that are numbers.
      opea_micro_services: new Map(services),
      opea_mega_service: megaService(pipeline),
    },
    YAML_STYLE,
  );
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key) && key.value === 'opea_mega_service') {
        key.spaceBefore = true;
      }
    },
    Scalar(_, scalar) {
      const { value } = scalar;
      // The library knows less of YAML 1.1 than its readers do.
      if (
        typeof value === 'string' &&
        yaml11Reading(value, value) !== undefined
      ) {
        scalar.type = 'QUOTE_DOUBLE';
      }
    },
  });
  return document.toString(YAML_STYLE);
}

function megaService({
  flowNames,
  edges,
  megaService: { port, endpoint, image, environment, container },
}: Pipeline): Record<string, unknown> {
  const isDefault = port === DEFAULT_MEGA_PORT && !container?.ports;
  return {
    port: isDefault ? undefined : port,
    endpoint,
    image,
    environment: variables(environment),
    ...containerEntries(container),
    mega_flow: flowNames.length > 0 ? flowRules(flowNames, edges) : undefined,
  };
}
