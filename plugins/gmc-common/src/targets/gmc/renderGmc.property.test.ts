import * as fc from 'fast-check';
import { lintConnector } from '../../connector';
import type { Profile } from '../../connector';
import { parseOpea } from '../../opea';
import {
  documentsOf,
  gmcServices,
  linear,
  seriesParallel,
} from '../__testUtils__/documents';
import { renderGmc } from './renderGmc';

const PROFILES: Profile[] = ['genaiinfra', 'enterprise-rag'];

const BESIDES: Record<Profile, Record<string, unknown>[]> = {
  genaiinfra: [{ type: 'dataprep' }, { type: 'ui' }],
  'enterprise-rag': [],
};

/** What is told of a document, and then found in its connector. */
function rendered(document: string, profile: Profile) {
  const { pipeline, diagnostics } = parseOpea(document);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
  const options = { name: 'app', namespace: 'team', profile };
  const result = pipeline && renderGmc(pipeline, options);
  const connector = result?.files['deploy/gmc/connector.yaml'];
  return {
    told: new Set(
      [...diagnostics, ...(result?.diagnostics ?? [])].map(({ code }) => code),
    ),
    found:
      connector === undefined
        ? undefined
        : lintConnector(connector, { profile }).diagnostics,
  };
}

describe.each(PROFILES)('a connector rendered for %s', profile => {
  const services = gmcServices(profile);

  it('is one in which nothing is found, if it is of one service after the other and nothing was told', () => {
    let connectors = 0;
    fc.assert(
      fc.property(documentsOf(linear, services, BESIDES[profile]), document => {
        const { told, found } = rendered(document, profile);
        connectors += found === undefined ? 0 : 1;
        expect((found ?? []).filter(({ code }) => !told.has(code))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(connectors).toBeGreaterThan(50);
  });

  it('has no error, whatever its shape', () => {
    let connectors = 0;
    fc.assert(
      fc.property(
        documentsOf(seriesParallel, services, BESIDES[profile]),
        document => {
          const { found } = rendered(document, profile);
          connectors += found === undefined ? 0 : 1;
          expect(
            (found ?? []).filter(({ severity }) => severity === 'error'),
          ).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
    expect(connectors).toBeGreaterThan(20);
  });
});
