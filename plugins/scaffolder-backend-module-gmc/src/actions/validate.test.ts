import { readFile } from 'node:fs/promises';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { DEFAULT_CATALOGUE } from '@opea/backstage-plugin-gmc-common';
import { runAction } from '../__testUtils__/runAction';
import { createRenderAction } from './render';
import { createValidateAction } from './validate';

describe('opea:validate', () => {
  const workspace = createMockDirectory();

  beforeEach(async () => {
    workspace.clear();
    await runAction(
      createRenderAction({
        catalogue: DEFAULT_CATALOGUE,
        integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
      }),
      {
        name: 'support-chat',
        owner: 'group:default/support',
        repoUrl: 'github.com?owner=team&repo=chat',
        cluster: 'production',
      },
      { workspacePath: workspace.path },
    );
  });

  const run = (path?: string) =>
    runAction(
      createValidateAction({ catalogue: DEFAULT_CATALOGUE }),
      path === undefined ? {} : { path },
      {
        workspacePath: workspace.path,
      },
    );

  async function edit(path: string, from: string, to: string): Promise<void> {
    const text = await readFile(workspace.resolve(path), 'utf8');
    expect(text).toContain(from);
    workspace.addContent({ [path]: text.replace(from, to) });
  }

  it('finds nothing in what opea:render wrote', async () => {
    const { outputs, log } = await run();
    expect(log).toEqual([]);
    expect(outputs).toEqual({
      valid: true,
      warnings: 0,
      files: [
        '.opea/app.yaml',
        'catalog-info.yaml',
        'deploy/compose/compose.yaml',
        'deploy/gmc/connector.yaml',
        'deploy/gmc/kustomization.yaml',
        'deploy/gmc/namespace.yaml',
        'opea.yaml',
      ],
    });
  });

  it('fails with every error of every file, each with its place', async () => {
    await edit('opea.yaml', '- embedding >>', '- embeding >>');
    await edit('deploy/gmc/connector.yaml', 'name: Llm', 'name: Llama');
    const error: Error = await run().then(
      () => new Error('It was accepted'),
      refusal => refusal,
    );
    expect(error.name).toBe('InputError');
    expect(error.message).toMatch(/^The application has \d+ errors:\n/);
    expect(error.message.split('\n')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^opea\.yaml:\d+:\d+ error \S+: .*embeding.*\(.*embedding.*\)$/,
        ),
        expect.stringMatching(
          /^deploy\/gmc\/connector\.yaml:\d+:\d+ error \S+: .*Llama/,
        ),
      ]),
    );
  });

  it('logs warnings, and goes on', async () => {
    await edit('opea.yaml', '    store: redis', '    colour: red');
    const { outputs, log } = await run();
    expect(outputs.warnings).toBe(1);
    expect(log).toEqual([
      expect.stringMatching(/^warn opea\.yaml:\d+:\d+ warning \S+: .*colour/),
    ]);
  });

  it('says that there is no application', async () => {
    workspace.addContent({ elsewhere: { 'README.md': '' } });
    await expect(run('elsewhere')).rejects.toMatchObject({
      name: 'NotFoundError',
      message: "There is no OPEA application in 'elsewhere'",
    });
  });

  it('reads nothing outside of the workspace', async () => {
    await expect(run('..')).rejects.toThrow(
      'Relative path is not allowed to refer to a directory outside its parent',
    );
  });
});
