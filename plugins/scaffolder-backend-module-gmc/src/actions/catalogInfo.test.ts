import { readFile } from 'node:fs/promises';
import {
  apiEntityV1alpha1Validator,
  componentEntityV1alpha1Validator,
  EntityPolicies,
  FieldFormatEntityPolicy,
  NoForeignRootFieldsEntityPolicy,
  SchemaValidEntityPolicy,
  systemEntityV1alpha1Validator,
} from '@backstage/catalog-model';
import type { Entity } from '@backstage/catalog-model';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parseAllDocuments } from 'yaml';
import { DEFAULT_CATALOGUE } from '@opea/backstage-plugin-gmc-common';
import { runAction } from '../__testUtils__/runAction';
import { createRenderAction } from './render';

const policy = EntityPolicies.allOf([
  new SchemaValidEntityPolicy(),
  new NoForeignRootFieldsEntityPolicy(),
  new FieldFormatEntityPolicy(),
]);

const validators: Record<string, typeof apiEntityV1alpha1Validator> = {
  API: apiEntityV1alpha1Validator,
  Component: componentEntityV1alpha1Validator,
  System: systemEntityV1alpha1Validator,
};

describe('the catalog-info.yaml that opea:render writes', () => {
  const workspace = createMockDirectory();

  it.each([
    ['support-chat', 'production', undefined],
    ['a', 'arn:aws:eks:eu-west-1:123456789012:cluster/genai', 'helpdesk'],
    ['x'.repeat(63), 'gke_project_europe-west1_genai', undefined],
  ])(
    'holds entities that the catalog takes (%s on %s)',
    async (name, cluster, system) => {
      await runAction(
        createRenderAction({
          catalogue: DEFAULT_CATALOGUE,
          integrations: ScmIntegrations.fromConfig(new ConfigReader({})),
        }),
        {
          name,
          cluster,
          ...(system && { system }),
          title: 'Chat: "support" & more',
          description: 'Answers what customers ask',
          owner: 'group:default/support',
          repoUrl: 'github.com?owner=team&repo=chat',
        },
        { workspacePath: workspace.path },
      );
      const text = await readFile(
        workspace.resolve('catalog-info.yaml'),
        'utf8',
      );
      const entities: Entity[] = parseAllDocuments(text).map(document =>
        document.toJS(),
      );
      expect(entities.map(({ kind }) => kind)).toEqual(
        system ? ['Component', 'API'] : ['System', 'Component', 'API'],
      );
      for (const entity of entities) {
        await expect(policy.enforce(entity)).resolves.toEqual(entity);
        await expect(validators[entity.kind].check(entity)).resolves.toBe(true);
      }
    },
  );
});
