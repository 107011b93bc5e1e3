import { mkdir, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { parse } from 'yaml';
import { DEFAULT_CATALOGUE } from '@opea/backstage-plugin-gmc-common';
import { runAction } from '../__testUtils__/runAction';
import { createAwaitEntityAction } from './awaitEntity';
import { examples as awaitExamples } from './awaitEntity.examples';
import { createExplainPublishAction } from './explainPublish';
import { examples as explainExamples } from './explainPublish.examples';
import { createPreflightAction } from './preflight';
import { examples as preflightExamples } from './preflight.examples';
import { createRenderAction } from './render';
import { examples as renderExamples } from './render.examples';
import { createValidateAction } from './validate';
import { examples as validateExamples } from './validate.examples';

const integrations = ScmIntegrations.fromConfig(
  new ConfigReader({ integrations: { gitlab: [{ host: 'gitlab.com' }] } }),
);

const gitHosts = {
  integrations,
  fetch: async () => new Response('Not found', { status: 404 }),
  requireUserCredentials: false,
};

const workspace = createMockDirectory();

const titled = (examples: { description: string; example: string }[]) =>
  examples.map(({ description, example }): [string, ExampleStep] => [
    description,
    parse(example).steps[0],
  ]);

interface ExampleStep {
  action: string;
  input?: { [name: string]: string };
}

beforeEach(() => workspace.clear());

describe('the examples of opea:preflight', () => {
  it.each(titled(preflightExamples))('%s', async (_, step) => {
    const action = createPreflightAction({
      auth: mockServices.auth(),
      catalog: catalogServiceMock(),
      gmc: {
        placement: async (cluster, { namespace }) => ({
          schemaVersion: 1,
          cluster,
          namespace: {
            name: namespace,
            exists: Boolean(step.input?.existingNamespace),
          },
          connectors: [],
        }),
      },
      gitHosts,
    });
    expect(step.action).toBe(action.id);
    const { outputs } = await runAction(action, step.input as never, {
      getInitiatorCredentials: async () => mockCredentials.user(),
    });
    expect(outputs.entityRef).toBe('component:default/support-chat');
  });
});

describe('the examples of opea:render', () => {
  it.each(titled(renderExamples))('%s', async (_, step) => {
    workspace.setContent({
      'opea.yaml': `opea_micro_services:
  llm: { endpoint: /v1/chat/completions, port: 9000 }
opea_mega_service: { port: 8080, mega_flow: [llm] }
`,
    });
    const action = createRenderAction({
      integrations,
      catalogue: DEFAULT_CATALOGUE,
    });
    expect(step.action).toBe(action.id);
    const { outputs } = await runAction(action, step.input as never, {
      workspacePath: workspace.path,
    });
    expect(outputs.files).toContain('deploy/gmc/connector.yaml');
  });
});

describe('the examples of opea:validate', () => {
  it.each(titled(validateExamples))('%s', async (_, step) => {
    const [[, { input }]] = titled(renderExamples);
    await runAction(
      createRenderAction({ integrations, catalogue: DEFAULT_CATALOGUE }),
      input as never,
      {
        workspacePath: workspace.resolve('application'),
      },
    );
    const target = workspace.resolve('root', step.input?.path ?? '.');
    await mkdir(dirname(target), { recursive: true });
    await rename(workspace.resolve('application'), target);

    const action = createValidateAction({ catalogue: DEFAULT_CATALOGUE });
    expect(step.action).toBe(action.id);
    const { outputs } = await runAction(action, (step.input ?? {}) as never, {
      workspacePath: workspace.resolve('root'),
    });
    expect(outputs).toMatchObject({ valid: true, warnings: 0 });
  });
});

describe('the examples of opea:entity:await', () => {
  it.each(titled(awaitExamples))('%s', async (_, step) => {
    const [kind, name] = step.input!.entityRef.split(':default/');
    const entity = { apiVersion: 'v1', kind, metadata: { name } };
    const action = createAwaitEntityAction({
      catalog: catalogServiceMock({ entities: [entity] }),
    });
    expect(step.action).toBe(action.id);
    const { log } = await runAction(action, step.input as never, {
      getInitiatorCredentials: async () => mockCredentials.user(),
    });
    expect(log).toEqual([]);
  });
});

describe('the examples of opea:publish:explain', () => {
  it.each(titled(explainExamples))('%s', async (_, step) => {
    const action = createExplainPublishAction({
      gitHosts,
      urlReader: mockServices.urlReader.mock(),
    });
    expect(step.action).toBe(action.id);
    await expect(runAction(action, step.input as never)).rejects.toThrow(
      'there is no repository https://github.com/team/support-chat',
    );
  });
});
