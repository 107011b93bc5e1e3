import * as fc from 'fast-check';
import { parse } from 'yaml';
import {
  describeRecorded,
  readRecorded,
  recordedNames,
} from '../__testUtils__/recorded';
import { lintConnector } from './lintConnector';
import { CONNECTOR_SHAPE } from './schema';
import type { Shape } from './schema';

const GOOD = `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: chat, namespace: team}
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:
    root:
      routerType: Sequence
      steps:
      - name: Llm
        internalService: {serviceName: llm-svc, config: {endpoint: /v1, TGI_LLM_ENDPOINT: tgi-svc}}
      - name: Tgi
        internalService: {serviceName: tgi-svc, isDownstreamService: true}
`;

function errorsOf(text: string): string[] {
  return lintConnector(text)
    .diagnostics.filter(({ severity }) => severity === 'error')
    .map(({ code, message }) => `${code}: ${message}`);
}

/** What the API server and the webhook said of the recorded files. */
const REFUSALS: Record<string, string> = {
  'bad-router-type':
    'invalid-enum: spec.nodes.root.routerType: Unsupported value: "Parallel": supported values: "Sequence", "Ensemble", "Switch"',
  'config-not-string':
    'wrong-type: spec.nodes.root.steps[0].internalService.config.PORT in body must be of type string: "integer"',
  'dangling-node':
    'dangling-node: node name: nowhere in step Llm does not exist',
  'duplicate-service':
    'duplicate-service: service name: llm in node root already exists',
  'empty-step-name':
    'empty-step-name: the step name for node root cannot be empty',
  'no-root': 'no-root: a root node is required',
  'no-router-service-name':
    'missing-key: spec.routerConfig.serviceName: Required value',
  'unknown-field':
    'unknown-field: strict decoding error: unknown field "spec.nodes.root.steps[0].colour"',
  'unknown-step': 'unknown-step: invalid step name: Llama for node root',
};

/** What is accepted, and the code that explains why it does not work. */
const BROKEN: Record<string, string> = {
  'bad-service-name': 'invalid-service-name',
  'both-node-and-service': 'several-targets',
  'dangling-downstream': 'dangling-downstream',
  'neither-service-nor-node': 'no-target',
};

describe('lintConnector', () => {
  it('has nothing to say of a connector that works, and gives it back', () => {
    const { connectors, diagnostics, profile } = lintConnector(GOOD);
    expect(diagnostics).toEqual([]);
    expect(profile).toBe('genaiinfra');
    expect(connectors).toEqual([parse(GOOD)]);
  });

  it('passes over other objects, and finds each connector of a text', () => {
    const { connectors, diagnostics } = lintConnector(
      `kind: Namespace\nmetadata: {name: team}\n---${GOOD}---${GOOD}`,
    );
    expect(diagnostics).toEqual([]);
    expect(connectors).toHaveLength(2);
  });

  it('takes the operator that a connector fits better, unless told', () => {
    const fork = GOOD.replaceAll('Tgi', 'VLLM').replace(
      'TGI_LLM_ENDPOINT',
      'LLM_MODEL_SERVER_ENDPOINT',
    );
    expect(lintConnector(fork)).toMatchObject({
      profile: 'enterprise-rag',
      diagnostics: [],
    });
    expect(
      lintConnector(fork, { profile: 'genaiinfra' }).diagnostics.map(
        ({ message }) => message,
      ),
    ).toContain('invalid step name: VLLM for node root');
  });

  it('gives no connector whose form is not that of the custom resource', () => {
    const { connectors } = lintConnector(GOOD.replace('/v1,', '[],'));
    expect(connectors).toEqual([]);
  });

  it('does not repeat the value of a credential', () => {
    const { diagnostics } = lintConnector(
      GOOD.replace('endpoint: /v1', 'endpoint: /v1, HF_TOKEN: s3cr3t'),
    );
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'credential-value' }),
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('s3cr3t');
  });

  it('never throws, whatever a connector is changed to', () => {
    const edit = fc.record({
      at: fc.nat(GOOD.length),
      remove: fc.nat(30),
      insert: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('\n', '- ', ': ', '{', '[', 'null', '&x ', '*x'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), edits => {
        let text = GOOD;
        for (const { at, remove, insert } of edits) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
        }
        expect(Array.isArray(lintConnector(text).connectors)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describeRecorded('lintConnector on recorded connectors', () => {
  it.each([
    ['genaiinfra', 'audioQnA_xeon'],
    ['genaiinfra', 'chatQnA_dataprep_xeon_with_ui'],
    ['genaiinfra', 'chatQnA_gaudi'],
    ['genaiinfra', 'chatQnA_switch_xeon'],
    ['genaiinfra', 'chatQnA_xeon'],
    ['genaiinfra', 'codegen_xeon'],
    ['genaiinfra', 'docsum_xeon'],
    ['enterprise-rag', 'enterprise-rag/chatqa-reference-cpu'],
    ['enterprise-rag', 'enterprise-rag/docsum-reference-cpu'],
  ])('has nothing to say of the %s sample %s', (profile, name) => {
    expect(
      lintConnector(readRecorded(`gmc/samples/${name}.yaml`)),
    ).toMatchObject({ profile, diagnostics: [] });
  });

  it("finds the keys of another time in the RFC's own", () => {
    const { diagnostics } = lintConnector(
      readRecorded('gmc/samples/rfc-chatqna.yaml'),
    );
    expect(
      diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ code, hint }) => `${code}: ${hint}`),
    ).toEqual([
      'legacy-key: Write REDIS_URL instead',
      'legacy-key: Write TEI_EMBEDDING_ENDPOINT instead',
      'legacy-key: Write TEI_RERANKING_ENDPOINT instead',
      'legacy-key: Write TGI_LLM_ENDPOINT instead',
    ]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(
      new Set(['legacy-key', 'missing-downstream']),
    );
  });

  it.each(Object.entries(REFUSALS))(
    'says of rejected/%s what the cluster said',
    (name, message) => {
      expect(errorsOf(readRecorded(`gmc/rejected/${name}.yaml`))).toContain(
        message,
      );
    },
  );

  it.each(Object.entries(BROKEN))(
    'explains accepted-but-broken/%s',
    (name, code) => {
      const text = readRecorded(`gmc/accepted-but-broken/${name}.yaml`);
      expect(
        lintConnector(text).diagnostics.map(found => found.code),
      ).toContain(code);
    },
  );

  it('leaves out none of the recorded files', () => {
    expect(Object.keys(REFUSALS).sort()).toEqual(
      recordedNames('gmc/rejected').sort(),
    );
    expect(Object.keys(BROKEN).sort()).toEqual(
      recordedNames('gmc/accepted-but-broken').sort(),
    );
    expect(recordedNames('gmc/samples')).toHaveLength(8);
  });
});

describeRecorded('the schema of GMConnector', () => {
  it('is that of the custom resource, field by field', () => {
    const crd = parse(readRecorded('gmc/crd.yaml')) as {
      spec: { versions: { schema: { openAPIV3Schema: OpenApi } }[] };
    };
    expect(CONNECTOR_SHAPE).toEqual(
      shapeOf(crd.spec.versions[0].schema.openAPIV3Schema),
    );
  });
});

interface OpenApi {
  type: string;
  properties?: Record<string, OpenApi>;
  additionalProperties?: OpenApi;
  items?: OpenApi;
  required?: string[];
  enum?: string[];
}

function shapeOf(schema: OpenApi): Shape {
  if (schema.type === 'array' && schema.items) {
    return { type: 'list', items: shapeOf(schema.items) };
  }
  if (schema.additionalProperties) {
    return { type: 'map', values: shapeOf(schema.additionalProperties) };
  }
  if (schema.type === 'object') {
    return schema.properties
      ? {
          type: 'object',
          fields: Object.fromEntries(
            Object.entries(schema.properties).map(([name, property]) => [
              name,
              shapeOf(property),
            ]),
          ),
          ...(schema.required && { required: schema.required }),
        }
      : { type: 'open' };
  }
  return schema.type === 'boolean'
    ? { type: 'boolean' }
    : { type: 'string', ...(schema.enum && { enum: schema.enum }) };
}
