import * as fc from 'fast-check';
import { formatDiagnostic } from '../diagnostics';
import { parseOpea } from '../opea';
import { renderGmc } from '../targets';
import { describeRecorded, readRecorded } from '../__testUtils__/recorded';
import { validateApplication } from './validateApplication';

const CATALOG_INFO = `
apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: chatqna
  annotations:
    gmc.opea.io/connector: team-a/chatqna
spec: {type: genai-pipeline, lifecycle: experimental, owner: group:team-a}
`;

function application(opea: string): Record<string, string> {
  const { pipeline } = parseOpea(opea);
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  const { files } = renderGmc(pipeline, {
    name: 'chatqna',
    namespace: 'team-a',
    entityRef: 'component:default/chatqna',
  });
  return { 'opea.yaml': opea, 'catalog-info.yaml': CATALOG_INFO, ...files };
}

const OPEA = `
opea_micro_services:
  embedding: {endpoint: /v1/embeddings}
  llm: {endpoint: /v1/chat/completions}
opea_mega_service:
  mega_flow: [embedding >> llm]
`;

describe('validateApplication', () => {
  it('has nothing to say of what was rendered from a linear pipeline', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.@/-]{0,12}$/);
    const service = fc.record({
      name,
      type: fc.constantFrom('embedding', 'retriever', 'reranking', 'llm'),
      model: fc.option(fc.stringMatching(/^[A-Za-z]\w{0,8}\/[A-Za-z]\w{0,8}$/)),
      value: fc.stringMatching(/^[ -&(-,.-~]{0,12}$/),
    });
    const pipeline = fc.uniqueArray(service, {
      selector: ({ name: key }) => key,
      minLength: 1,
      maxLength: 6,
    });
    const hardware = fc.constantFrom('xeon', 'gaudi', 'nvidia');
    fc.assert(
      fc.property(
        pipeline,
        hardware,
        fc.boolean(),
        (services, on, dataprep) => {
          const files = application(
            [
              'opea_micro_services:',
              ...services.map(
                ({ name: key, type, model, value }) =>
                  `  "${key}": {type: ${type}, hardware: ${on}, ${
                    model === null ? '' : `model: "${model}", `
                  }environment: {VALUE: ${JSON.stringify(value)}}}`,
              ),
              // Longer than any name of the flow.
              ...(dataprep ? ['  data-preparation: {type: dataprep}'] : []),
              'opea_mega_service:',
              `  mega_flow: ["${services
                .map(({ name: key }) => key)
                .join(' >> ')}"]`,
            ].join('\n'),
          );
          expect(Object.keys(files)).toContain('deploy/gmc/connector.yaml');
          expect(validateApplication(files).map(formatDiagnostic)).toEqual([]);
        },
      ),
    );
  });

  it.each([
    [
      'a namespace that is not the one made',
      'deploy/gmc/namespace.yaml',
      'name: team-a',
      'name: team-b',
      'deploy/gmc/namespace.yaml:6:9 error namespace-mismatch',
    ],
    [
      'a file that is not deployed',
      'deploy/gmc/kustomization.yaml',
      '  - namespace.yaml\n',
      '',
      'deploy/gmc/kustomization.yaml:6:3 error kustomization-mismatch',
    ],
    [
      'a file that is listed and not there',
      'deploy/gmc/kustomization.yaml',
      'namespace.yaml',
      'space.yaml',
      'deploy/gmc/kustomization.yaml:6:5 error kustomization-mismatch',
    ],
    [
      'a kustomization that moves the connector',
      'deploy/gmc/kustomization.yaml',
      'resources:',
      'namespace: team-b\nresources:',
      'deploy/gmc/kustomization.yaml:5:12 error kustomization-mismatch',
    ],
    [
      'an entity that names another connector',
      'catalog-info.yaml',
      'team-a/chatqna',
      'team-a/other',
      'catalog-info.yaml:7:28 error connector-link',
    ],
    [
      'an entity that names none',
      'catalog-info.yaml',
      'gmc.opea.io/connector',
      'x',
      'catalog-info.yaml:1:1 error connector-link',
    ],
    [
      'a connector that names another entity',
      'deploy/gmc/connector.yaml',
      'component:default/chatqna',
      'component:default/other',
      'deploy/gmc/connector.yaml:12:25 error entity-link',
    ],
    [
      'a mistake in opea.yaml',
      'opea.yaml',
      '>> llm',
      '>> lllm',
      'opea.yaml:6:28 error unknown-service',
    ],
    [
      'a mistake in the connector',
      'deploy/gmc/connector.yaml',
      'name: Tgi',
      'name: Tgy',
      'error unknown-step',
    ],
  ])('finds %s', (_what, path, from, to, expected) => {
    const files = application(OPEA);
    expect(files[path]).toContain(from);
    files[path] = files[path].replace(from, to);
    expect(validateApplication(files).map(formatDiagnostic)).toContainEqual(
      expect.stringContaining(expected),
    );
  });

  it.each([
    'opea.yaml',
    'catalog-info.yaml',
    'deploy/gmc/connector.yaml',
    'deploy/gmc/kustomization.yaml',
  ])('misses %s', path => {
    const { [path]: _, ...files } = application(OPEA);
    expect(validateApplication(files)).toContainEqual(
      expect.objectContaining({ code: 'missing-file', file: path }),
    );
  });

  it('takes an entity reference without its namespace', () => {
    const files = application(OPEA);
    files['deploy/gmc/connector.yaml'] = files[
      'deploy/gmc/connector.yaml'
    ].replace('component:default/chatqna', 'Component:chatqna');
    expect(validateApplication(files)).toEqual([]);
  });
});

describeRecorded('validateApplication', () => {
  it("has nothing to say of what was rendered from the RFC's own document", () => {
    const files = application(readRecorded('opea/rfc-chatqna.yaml'));
    expect(validateApplication(files)).toEqual([]);
  });
});
