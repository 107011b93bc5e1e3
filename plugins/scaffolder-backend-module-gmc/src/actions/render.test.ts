import { readFileSync } from 'node:fs';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import {
  Catalogue,
  DEFAULT_CATALOGUE,
} from '@opea/backstage-plugin-gmc-common';
import { runAction } from '../__testUtils__/runAction';
import { createRenderAction } from './render';

const action = createRenderAction({
  catalogue: DEFAULT_CATALOGUE,
  integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
});

const input = {
  name: 'support-chat',
  owner: 'group:default/support',
  repoUrl: 'github.com?owner=team&repo=chat',
  cluster: 'production',
};

describe('opea:render', () => {
  const workspace = createMockDirectory();

  beforeEach(() => workspace.clear());

  const render = (answers: object = {}) =>
    runAction(
      action,
      { ...input, ...answers },
      {
        workspacePath: workspace.path,
        templateInfo: {
          entityRef: 'template:default/opea-chatqna',
          entity: {
            metadata: {
              name: 'opea-chatqna',
              annotations: { 'gmc.opea.io/template-version': '0.1.0' },
            },
          },
        },
      },
    );

  const textOf = (path: string) =>
    readFileSync(workspace.resolve(path), 'utf8');

  it('writes the application from answers, and says what and where', async () => {
    const { outputs } = await render({
      gitops: 'argocd',
      namespace: 'support',
    });
    expect(outputs).toEqual({
      files: [
        '.opea/app.yaml',
        'README.md',
        'app/megaservice.py',
        'app/requirements.txt',
        'catalog-info.yaml',
        'deploy/compose/.env.example',
        'deploy/compose/compose.yaml',
        'deploy/gitops/application.yaml',
        'deploy/gmc/connector.yaml',
        'deploy/gmc/kustomization.yaml',
        'deploy/gmc/namespace.yaml',
        'opea.yaml',
      ],
      namespace: 'support',
      connector: 'support-chat',
      branch: 'main',
      entityRef: 'component:default/support-chat',
    });
    expect(parse(textOf('.opea/app.yaml')).template).toEqual({
      entityRef: 'template:default/opea-chatqna',
      version: '0.1.0',
    });
    expect(textOf('deploy/gitops/application.yaml')).toContain(
      'repoURL: https://github.com/team/chat.git',
    );
  });

  it('writes the same when it is run again', async () => {
    await render();
    const first = workspace.content();
    await render();
    expect(workspace.content()).toEqual(first);
  });

  it('writes from an opea.yaml that is there, and leaves that as it is', async () => {
    const opeaYaml = `# ours
opea_micro_services:
  writer: { endpoint: /v1/chat/completions, port: 9000 }
opea_mega_service: { mega_flow: [writer] }
`;
    workspace.setContent({ 'opea.yaml': opeaYaml });
    const { outputs } = await render({ opeaYaml: 'opea.yaml' });
    expect(outputs.connector).toBe('support-chat');
    expect(textOf('opea.yaml')).toBe(opeaYaml);
    expect(textOf('deploy/gmc/connector.yaml')).toContain('name: Llm');
  });

  it("takes the RFC's own document", async () => {
    workspace.setContent({
      'opea.yaml': `opea_micro_services:
  embedding:
    endpoint: /v1/embeddings
    port: 6000
  retrieval:
    endpoint: /v1/retrieval
    port: 7000
  reranking:
    endpoint: /v1/reranking
    port: 8000
  llm:
    endpoint: /v1/chat/completions
    port: 9000
opea_mega_service:
  port: 8080
  mega_flow:
    - embedding >> retrieval >> reranking >> llm
`,
    });
    await render({ opeaYaml: 'opea.yaml' });
    const { spec } = parse(textOf('deploy/gmc/connector.yaml'));
    expect(
      spec.nodes.root.steps.map((step: { name: string }) => step.name),
    ).toEqual(
      expect.arrayContaining(['Embedding', 'Retriever', 'Reranking', 'Llm']),
    );
  });

  it('knows the components that were added to the catalogue', async () => {
    const llm = DEFAULT_CATALOGUE.get('llm')!;
    const own = createRenderAction({
      catalogue: new Catalogue([
        { ...llm, id: 'writer', endpoints: ['/v1/write'] },
      ]),
      integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
    });
    workspace.setContent({
      'opea.yaml': `opea_micro_services: { w: { endpoint: /v1/write } }
opea_mega_service: { mega_flow: [w] }
`,
    });
    await runAction(
      own,
      { ...input, opeaYaml: 'opea.yaml' },
      { workspacePath: workspace.path },
    );
    expect(textOf('deploy/gmc/connector.yaml')).toContain('name: Llm');
  });

  it('fails with every error of an opea.yaml, and writes nothing', async () => {
    workspace.setContent({
      'opea.yaml': `opea_micro_services:
  llm: { endpoint: /v1/chat/completions, port: 9000 }
opea_mega_service:
  mega_flow:
    - lmm >> tts
`,
    });
    await expect(render({ opeaYaml: 'opea.yaml' })).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(
        /^opea\.yaml has 2 errors:\nopea\.yaml:5:7 error \S+: .*lmm.*\nopea\.yaml:5:14 error \S+: .*tts/,
      ),
    });
    expect(Object.keys(workspace.content() ?? {})).toEqual(['opea.yaml']);
  });

  it('says which answers are wrong, and writes nothing', async () => {
    await expect(
      render({ name: 'Chat_QnA', model: 'neural-chat' }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/- 'name' has to.*\n- 'model' has to/),
    });
    expect(workspace.content()).toEqual({});
  });

  it('says that answers do not go with an opea.yaml', async () => {
    workspace.setContent({ 'opea.yaml': '' });
    await expect(
      render({ opeaYaml: 'opea.yaml', model: 'a/b' }),
    ).rejects.toThrow("'model' is not among the questions");
  });

  it('reads and writes nothing outside of the workspace', async () => {
    await expect(render({ targetPath: '../elsewhere' })).rejects.toThrow(
      'Relative path is not allowed to refer to a directory outside its parent',
    );
    await expect(render({ opeaYaml: '/etc/passwd' })).rejects.toThrow(
      'Relative path is not allowed to refer to a directory outside its parent',
    );
    await expect(render({ opeaYaml: 'missing.yaml' })).rejects.toMatchObject({
      name: 'NotFoundError',
      message: "The workspace has no file 'missing.yaml'",
    });
  });
});
