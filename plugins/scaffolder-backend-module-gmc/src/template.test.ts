import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import {
  answerPatterns,
  suggestedModels,
} from '@opea/backstage-plugin-gmc-common';
import { validate } from 'jsonschema';
import type { Schema } from 'jsonschema';
import { parse } from 'yaml';
import { chatQnaTemplate } from './__testUtils__/chatQnaTemplate';
import { startScaffolder } from './__testUtils__/startScaffolder';
import type { TestScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(60_000);

const answers = {
  name: 'support-chat',
  owner: 'group:default/support',
  description: 'Answers what customers ask',
  model: 'Qwen/Qwen2.5-7B-Instruct',
  hardware: 'gaudi',
  reranking: true,
  dataPreparation: true,
  visibility: 'private',
  cluster: 'production',
  existingNamespace: false,
  gitops: 'argocd',
};

const config = {
  integrations: {
    github: [{ host: 'github.com', token: 'ghs_0123456789abcdefghij' }],
    gitlab: [{ host: 'gitlab.com', token: 'glpat-0123456789abcdefghij' }],
    gitea: [{ host: 'gitea.example.com', username: 'u', password: 'pw' }],
    bitbucketServer: [
      {
        host: 'bitbucket.example.com',
        apiBaseUrl: 'https://bitbucket.example.com/rest/api/1.0',
        token: 't',
      },
    ],
  },
};

const hosts = [
  {
    action: 'publish:github',
    repoUrl: 'github.com?owner=team&repo=chat',
    own: { repoVisibility: 'private', description: answers.description },
    catalogInfoUrl: 'https://github.com/team/chat/blob/main/catalog-info.yaml',
  },
  {
    action: 'publish:gitlab',
    repoUrl: 'gitlab.com?owner=team&repo=chat',
    own: {
      settings: { visibility: 'private', description: answers.description },
    },
    catalogInfoUrl:
      'https://gitlab.com/team/chat/-/blob/main/catalog-info.yaml',
  },
  {
    action: 'publish:gitea',
    repoUrl: 'gitea.example.com?owner=team&repo=chat',
    own: { repoVisibility: 'private', description: answers.description },
    catalogInfoUrl:
      'https://gitea.example.com/team/chat/src/branch/main/catalog-info.yaml',
  },
  {
    action: 'publish:bitbucketCloud',
    repoUrl: 'bitbucket.org?workspace=team&project=AI&repo=chat',
    own: { repoVisibility: 'private', description: answers.description },
    catalogInfoUrl:
      'https://bitbucket.org/team/chat/src/main/catalog-info.yaml',
  },
  {
    action: 'publish:bitbucketServer',
    repoUrl: 'bitbucket.example.com?project=AI&repo=chat',
    own: { repoVisibility: 'private', description: answers.description },
    catalogInfoUrl:
      'https://bitbucket.example.com/projects/AI/repos/chat/browse/catalog-info.yaml',
  },
  {
    action: 'publish:azure',
    repoUrl: 'dev.azure.com?organization=acme&project=AI&repo=chat',
    own: { description: answers.description },
    catalogInfoUrl:
      'https://dev.azure.com/acme/AI/_git/chat?path=%2Fcatalog-info.yaml',
  },
];

interface DryRunAnswer {
  log: { body: { stepId?: string; message: string } }[];
  output: { links: { title: string; url?: string }[] };
  directoryContents: { path: string; base64Content: string }[];
  errors?: { stack: string }[];
}

describe('the template Create ChatQnA app', () => {
  let scaffolder: TestScaffolder;

  beforeAll(async () => {
    scaffolder = await startScaffolder(config);
  });

  afterAll(() => scaffolder.stop());

  async function dryRun(values: object): Promise<Response> {
    return scaffolder.call('/v2/dry-run', {
      template: chatQnaTemplate(),
      values: { ...answers, ...values },
      directoryContents: [],
    });
  }

  it('is a template, and all.yaml leads to it', async () => {
    const all = parse(
      readFileSync(resolve(__dirname, '../../../templates/all.yaml'), 'utf8'),
    );
    expect(all.spec.targets).toContain('./chatqna/template.yaml');
    await expect(
      templateEntityV1beta3Validator.check(chatQnaTemplate()),
    ).resolves.toBe(true);
  });

  it('asks with the same patterns, limits and models as the renderer', () => {
    const pages = [chatQnaTemplate().spec.parameters ?? []].flat();
    const fields = Object.assign({}, ...pages.map(page => page.properties));
    expect(fields.name.pattern).toBe(answerPatterns.name);
    expect(fields.namespace.pattern).toBe(answerPatterns.namespace);
    expect(fields.model.pattern).toBe(answerPatterns.model);
    expect(fields.model.examples).toEqual(suggestedModels.map(({ id }) => id));
    expect(fields.model.default).toBe(suggestedModels[0].id);
  });

  it.each(['Chat_QnA', '-x', 'x-', '9lives', 'x'.repeat(64)])(
    'refuses the name %j in the form',
    async name => {
      const response = await dryRun({ name, repoUrl: hosts[0].repoUrl });
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as DryRunAnswer;
      expect(errors?.map(({ stack }) => stack).join()).toMatch(
        /^instance\.name does not (match pattern|meet maximum length)/,
      );
    },
  );

  it.each([
    ['namespace', 'kube-system'],
    ['namespace', 'My_Namespace'],
    ['model', 'neural-chat'],
    ['hardware', 'tpu'],
  ])('refuses %s %j in the form', async (field, value) => {
    const response = await dryRun({
      [field]: value,
      repoUrl: hosts[0].repoUrl,
    });
    expect(response.status).toBe(400);
  });

  it.each(hosts)(
    'publishes with $action, and registers what that publishes',
    async ({ action, repoUrl, own, catalogInfoUrl }) => {
      const response = await dryRun({ repoUrl });
      expect(response.status).toBe(200);
      const { log } = (await response.json()) as DryRunAnswer;
      const inputs = inputsByAction(log);

      const published = Object.keys(inputs).filter(id =>
        /^publish:[^:]+$/.test(id),
      );
      expect(published).toEqual([action]);
      expect(inputs[action]).toEqual({
        repoUrl,
        defaultBranch: 'main',
        ...own,
      });
      expect(await complaints(scaffolder, action, inputs[action])).toEqual([]);

      expect(inputs['catalog:register']).toEqual({ catalogInfoUrl });
      expect(inputs).not.toHaveProperty('opea:publish:explain');
    },
  );

  it('does without a description', async () => {
    const response = await dryRun({
      repoUrl: 'gitea.example.com?owner=team&repo=chat',
      description: undefined,
    });
    const { log } = (await response.json()) as DryRunAnswer;
    expect(inputsByAction(log)['publish:gitea']).toMatchObject({
      description: 'support-chat',
    });
  });

  it('writes the repository, and leads to it, to the entity and to its tab', async () => {
    const response = await dryRun({ repoUrl: hosts[0].repoUrl });
    const { directoryContents, output } =
      (await response.json()) as DryRunAnswer;
    expect(directoryContents.map(({ path }) => path).sort()).toEqual([
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
    ]);
    expect(output.links).toMatchObject([
      { title: 'Repository', url: 'https://github.com/team/chat' },
      { title: 'Entity' },
      {
        title: 'How it is doing',
        url: '/catalog/default/component/support-chat/gmc',
      },
    ]);
  });
});

/** The scaffolder logs each action's input before a dry run of it. */
function inputsByAction(log: DryRunAnswer['log']): Record<string, unknown> {
  const inputs: Record<string, unknown> = {};
  for (const { body } of log) {
    const [, action, input] =
      /Running (\S+) in dry-run mode with inputs \(secrets redacted\): ([^]*)$/.exec(
        body.message,
      ) ?? [];
    if (action) {
      inputs[action] = JSON.parse(input);
    }
  }
  return inputs;
}

/** What an action's own schema says about an input. */
async function complaints(
  scaffolder: TestScaffolder,
  action: string,
  input: unknown,
): Promise<string[]> {
  const response = await scaffolder.call('/v2/actions');
  const actions = (await response.json()) as {
    id: string;
    schema: { input: Schema };
  }[];
  const schema = actions.find(({ id }) => id === action)!.schema.input;
  return validate(input, schema).errors.map(String);
}
