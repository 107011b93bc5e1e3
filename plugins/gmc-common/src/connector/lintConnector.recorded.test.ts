import { parse } from 'yaml';
import {
  describeRecorded,
  readRecorded,
  recordedNames,
} from '../__testUtils__/recorded';
import { RECORDED_FINDINGS } from './__testUtils__/recordedFindings';
import { lintConnector } from './lintConnector';
import { CONNECTOR_SHAPE } from './schema';
import type { Shape } from './schema';

const FOLDERS = [
  'samples',
  'samples/enterprise-rag',
  'rejected',
  'accepted-but-broken',
];

/** What the API server and the webhook said of the recorded files. */
const REFUSALS: Record<string, string> = {
  'bad-router-type':
    'spec.nodes.root.routerType: Unsupported value: "Parallel": supported values: "Sequence", "Ensemble", "Switch"',
  'config-not-string':
    'spec.nodes.root.steps[0].internalService.config.PORT in body must be of type string: "integer"',
  'dangling-node': 'node name: nowhere in step Llm does not exist',
  'duplicate-service': 'service name: llm in node root already exists',
  'empty-step-name': 'the step name for node root cannot be empty',
  'no-root': 'a root node is required',
  'no-router-service-name': 'spec.routerConfig.serviceName: Required value',
  'unknown-field':
    'strict decoding error: unknown field "spec.nodes.root.steps[0].colour"',
  'unknown-step': 'invalid step name: Llama for node root',
};

describeRecorded('lintConnector on recorded connectors', () => {
  it.each(Object.entries(RECORDED_FINDINGS))(
    'finds in %s what is there, and no more',
    (path, findings) => {
      const { diagnostics } = lintConnector(readRecorded(`gmc/${path}.yaml`));
      expect(
        diagnostics.map(({ range: { start, end }, severity, code }) =>
          [
            `${start.line}:${start.column}-${end.line}:${end.column}`,
            severity,
            code,
          ].join(' '),
        ),
      ).toEqual(findings);
    },
  );

  it.each(Object.keys(RECORDED_FINDINGS))(
    'tells the operator that %s is for',
    path => {
      const { profile } = lintConnector(readRecorded(`gmc/${path}.yaml`));
      expect(profile).toBe(
        path.includes('enterprise-rag') ? 'enterprise-rag' : 'genaiinfra',
      );
    },
  );

  it.each(Object.entries(REFUSALS))(
    'says of rejected/%s what the cluster said, and has no other error',
    (name, message) => {
      const { diagnostics } = lintConnector(
        readRecorded(`gmc/rejected/${name}.yaml`),
      );
      expect(
        diagnostics
          .filter(({ severity }) => severity === 'error')
          .map(found => found.message),
      ).toEqual([message]);
    },
  );

  it('refuses the connectors of each operator for the other, as they do', () => {
    const refused = (path: string, profile: 'genaiinfra' | 'enterprise-rag') =>
      lintConnector(readRecorded(`gmc/samples/${path}.yaml`), { profile })
        .diagnostics.filter(({ severity }) => severity === 'error')
        .map(({ message }) => message);
    expect(refused('chatQnA_xeon', 'enterprise-rag')).toContain(
      'invalid step name: VectorDB for node root',
    );
    expect(
      refused('enterprise-rag/chatqa-reference-cpu', 'genaiinfra'),
    ).toContain('invalid step name: Fingerprint for node root');
  });

  it('leaves out none of the recorded files', () => {
    expect(Object.keys(RECORDED_FINDINGS).sort()).toEqual(
      FOLDERS.flatMap(folder =>
        recordedNames(`gmc/${folder}`).map(name => `${folder}/${name}`),
      ).sort(),
    );
    expect(Object.keys(REFUSALS).sort()).toEqual(
      recordedNames('gmc/rejected').sort(),
    );
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
