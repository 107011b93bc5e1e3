import * as fc from 'fast-check';
import type { Profile } from '../../connector';
import { isLegacyKey } from '../../connector/legacyKeys';
import { parseOpea } from '../../opea';
import type { Microservice, Pipeline } from '../../opea';
import { hasCredentials, isCredentialKey } from '../../redaction';
import {
  documentsOf,
  gmcServices,
  linear,
  seriesParallel,
} from '../__testUtils__/documents';
import { renderGmc } from '../gmc/renderGmc';
import { renderOpea } from './renderOpea';

const PROFILES: Profile[] = ['genaiinfra', 'enterprise-rag'];

const BESIDES: Record<Profile, Record<string, unknown>[]> = {
  genaiinfra: [{ type: 'dataprep' }, { type: 'ui' }],
  'enterprise-rag': [],
};

function pipelineOf(document: string): Pipeline {
  const { pipeline } = parseOpea(document);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  return pipeline;
}

/** With the flow in the form that it is printed in, and services in its order. */
function ordered(document: string): Pipeline {
  const { files } = renderOpea(pipelineOf(document));
  const { services, flowNames, ...pipeline } = pipelineOf(files['opea.yaml']);
  const placeOf = ({ name }: Microservice) =>
    flowNames.includes(name) ? flowNames.indexOf(name) : flowNames.length;
  return {
    ...pipeline,
    flowNames,
    services: [...services].sort((a, b) => placeOf(a) - placeOf(b)),
  };
}

function connectorOf(pipeline: Pipeline, profile: Profile): string | undefined {
  const options = { name: 'app', namespace: 'team', profile };
  return renderGmc(pipeline, options).files['deploy/gmc/connector.yaml'];
}

/**
 * What GMC can express of a pipeline, but for model servers and stores: which
 * of them there are, and for whom, is seen in the connector.
 */
function expressed({ services, edges }: Pipeline) {
  return {
    services: services.map(({ name, component, address, environment }) => ({
      name,
      component,
      url: address.kind === 'external' ? address.url : undefined,
      environment: Object.fromEntries(
        Object.entries(environment).filter(
          ([key, value]) =>
            !isCredentialKey(key) &&
            !hasCredentials(value) &&
            !isLegacyKey({}, key),
        ),
      ),
    })),
    edges: new Set(edges.map(({ from, to }) => `${from} >> ${to}`)),
  };
}

describe.each(PROFILES)('opea.yaml to %s and back', profile => {
  const documents = fc.oneof(
    documentsOf(linear, gmcServices(profile), BESIDES[profile]),
    documentsOf(seriesParallel, gmcServices(profile), BESIDES[profile]),
  );

  it('says the same, and renders the same connector again', () => {
    let connectors = 0;
    fc.assert(
      fc.property(documents, document => {
        const pipeline = ordered(document);
        const connector = connectorOf(pipeline, profile);
        if (connector === undefined) {
          return;
        }
        connectors++;
        const text = renderOpea(connector, { profile }).files['opea.yaml'];
        const again = pipelineOf(text);
        expect(parseOpea(text).diagnostics).toEqual([]);
        expect(expressed(again)).toEqual(expressed(pipeline));
        expect(connectorOf(again, profile)).toBe(connector);
      }),
      { numRuns: 200 },
    );
    expect(connectors).toBeGreaterThan(50);
  });
});
