import { configMapFacts, trimConnector, trimPod, trimWorkload } from '.';
import { connector, deployment, readyPod } from '../testing/readyState';

describe('trimConnector', () => {
  const raw = () => ({
    ...connector(),
    metadata: {
      ...connector().metadata,
      annotations: {
        'gmc.opea.io/entity': 'component:default/codegen',
        'kubectl.kubernetes.io/last-applied-configuration': '{"HF_TOKEN":"x"}',
      },
      managedFields: [
        {
          manager: 'kubectl',
          time: '2026-11-23T14:00:00Z',
          fieldsV1: { 'f:spec': {} },
        },
        { manager: 'gmc', time: '2026-11-23T14:05:00Z', subresource: 'status' },
      ],
    },
  });

  it('keeps the whole spec and status', () => {
    const trimmed = trimConnector(raw())!;
    expect(trimmed.spec).toEqual(connector().spec);
    expect(trimmed.status).toEqual(connector().status);
  });

  it('drops the copies of the connector that its metadata holds', () => {
    const { metadata } = trimConnector(raw())!;
    expect(metadata.annotations).toEqual({
      'gmc.opea.io/entity': 'component:default/codegen',
    });
    expect(metadata.managedFields).toEqual([
      { time: '2026-11-23T14:00:00Z' },
      { time: '2026-11-23T14:05:00Z', subresource: 'status' },
    ]);
  });

  it('blots out the values of credential-like config keys', () => {
    const source = raw();
    source.spec.nodes.root.steps![0].internalService!.config!.GOOGLE_API_KEY =
      'very-secret';
    source.spec.routerConfig.config = { ADMIN_PASSWORD: 'very-secret' };
    const trimmed = trimConnector(source);
    expect(JSON.stringify(trimmed)).not.toContain('very-secret');
    expect(
      trimmed!.spec.nodes.root.steps![0].internalService!.config,
    ).toMatchObject({ GOOGLE_API_KEY: '[redacted]' });
  });

  it('does not change what it is given', () => {
    const source = raw();
    trimConnector(source);
    expect(source).toEqual(raw());
  });

  it.each([
    ['null', null],
    ['a text', 'GMConnector'],
    ['a connector without nodes', { ...connector(), spec: {} }],
    ['a connector without a name', { ...connector(), metadata: {} }],
  ])('takes %s for no connector', (_, value) => {
    expect(trimConnector(value)).toBeUndefined();
  });
});

describe('trimWorkload', () => {
  it('keeps nothing of the environment and of the annotations', () => {
    const source = deployment('tgi-service', 'tgi');
    const trimmed = trimWorkload('Deployment', {
      ...source,
      metadata: { ...source.metadata, annotations: { note: 'very-secret' } },
      spec: {
        ...source.spec,
        template: {
          spec: {
            containers: [
              {
                ...source.spec.template!.spec!.containers![0],
                env: [{ name: 'HF_TOKEN', value: 'very-secret' }],
                args: ['--graph-json', 'very-secret'],
              },
            ],
          },
        },
      },
    });
    expect(trimmed).toEqual(source);
  });

  it('gives the kind to items of lists, which have none', () => {
    const { kind: _, ...item } = deployment('vllm', 'vllm');
    expect(trimWorkload('StatefulSet', item)).toMatchObject({
      kind: 'StatefulSet',
    });
  });
});

describe('trimPod', () => {
  it('leaves out what is of another type than it should be', () => {
    const pod = readyPod(deployment('tgi-service', 'tgi'));
    const trimmed = trimPod({
      ...pod,
      status: {
        phase: 7,
        containerStatuses: [
          { image: 'nameless' },
          { name: 'tgi', ready: 'yes' },
        ],
      },
    });
    expect(trimmed!.status).toEqual({ containerStatuses: [{ name: 'tgi' }] });
  });

  it('takes an object without a name for no Pod', () => {
    expect(trimPod({ metadata: { namespace: 'codegen' } })).toBeUndefined();
  });
});

describe('configMapFacts', () => {
  it('names the keys that hold the placeholder, and forgets all values', () => {
    expect(
      configMapFacts({
        metadata: { name: 'tgi-config' },
        data: {
          PORT: '2080',
          HF_TOKEN: 'insert-your-huggingface-token-here',
          HUGGINGFACEHUB_API_TOKEN: '"insert-your-huggingface-token-here"',
        },
      }),
    ).toEqual({
      name: 'tgi-config',
      placeholderTokenKeys: ['HF_TOKEN', 'HUGGINGFACEHUB_API_TOKEN'],
    });
  });

  it('finds nothing in a ConfigMap without data', () => {
    expect(configMapFacts({ metadata: { name: 'empty' } })).toEqual({
      name: 'empty',
      placeholderTokenKeys: [],
    });
  });
});
