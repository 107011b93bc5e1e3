import { readManifests } from './readManifests';

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - connector.yaml
  - ./namespace.yaml
`;
const NAMESPACE = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: chat }\n';
const CONNECTOR = `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: { name: chat, namespace: chat }
spec: { nodes: {} }
`;

function read(files: Record<string, string>) {
  return readManifests('deploy/gmc', async path =>
    path.startsWith('deploy/gmc/')
      ? files[path.slice('deploy/gmc/'.length)]
      : undefined,
  );
}

describe('readManifests', () => {
  it('gives what the kustomization lists, namespaces first', async () => {
    const { manifests, problems } = await read({
      'kustomization.yaml': KUSTOMIZATION,
      'connector.yaml': `---\n${CONNECTOR}---\n`,
      'namespace.yaml': NAMESPACE,
      'other.yaml': 'not: listed',
    });
    expect(problems).toEqual([]);
    expect(manifests.map(({ kind }) => kind)).toEqual([
      'Namespace',
      'GMConnector',
    ]);
    expect(manifests[1].spec).toEqual({ nodes: {} });
  });

  it('says which file is missing', async () => {
    expect((await read({})).problems).toEqual([
      'There is no deploy/gmc/kustomization.yaml',
    ]);
    const files = { 'kustomization.yaml': KUSTOMIZATION };
    const { problems } = await read({ ...files, 'namespace.yaml': NAMESPACE });
    expect(problems).toEqual([
      'deploy/gmc/kustomization.yaml lists connector.yaml, which is not a file here',
    ]);
  });

  it.each([
    ['../secrets.yaml'],
    ['https://example.com/x.yaml'],
    ['github.com/a/b?ref=main'],
    ['base'],
  ])('refuses %s as a resource', async resource => {
    const { problems } = await read({
      'kustomization.yaml': `resources: ["${resource}"]`,
    });
    expect(problems[0]).toContain(`lists ${resource}`);
  });

  it('refuses what it would have to ignore', async () => {
    const { problems } = await read({
      'kustomization.yaml': 'resources: []\nnamePrefix: my-\n',
    });
    expect(problems[0]).toContain('namePrefix');
  });

  it('tells broken YAML and what is no object of Kubernetes', async () => {
    const { problems } = await read({
      'kustomization.yaml': 'resources: [a.yaml, b.yaml]',
      'a.yaml': 'a: [',
      'b.yaml': 'kind: Namespace\n',
    });
    expect(problems[0]).toMatch(/^deploy\/gmc\/a\.yaml: .*line 1/s);
    expect(problems.join('\n')).toMatch(/b\.yaml: [^]*metadata/);
  });
});
