import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DevelopmentApp } from '../app/DevelopmentApp';
import { waitFor } from '../app/waitFor';
import { describeWith, sharedFolder } from '../needs';
import { Applications } from './Applications';
import { TemplateRun } from './TemplateRun';

const TEMPLATE = 'from-opea-yaml';

describeWith(
  ['recorded data'],
  "A run of a template over OPEA's own documents",
  () => {
    let app: DevelopmentApp;
    let applications: Applications;

    beforeAll(async () => {
      app = await DevelopmentApp.start({
        APP_CONFIG_catalog_locations: JSON.stringify([
          {
            type: 'file',
            target: path.join(__dirname, 'fromOpeaYaml/template.yaml'),
            rules: [{ allow: ['Template'] }],
          },
        ]),
      });
      applications = new Applications(app);
      await waitFor('the template', async () => {
        const name = `template/default/${TEMPLATE}`;
        return (await app.fetch(`/api/catalog/entities/by-name/${name}`)).ok;
      });
    }, 180_000);

    afterAll(async () => {
      await app?.stop();
    }, 30_000);

    it.each([
      ['rfc-chatqna', 9],
      // Services at URLs of their own: only the router runs in the cluster.
      ['megaservice', 3],
      ['megaservice_hybrid', 3],
    ])(
      'makes an application of %s.yaml that becomes ready',
      async (document, steps) => {
        const name = document.replace('_', '-');
        const file = path.join(sharedFolder, `opea/${document}.yaml`);
        const run = await TemplateRun.start(app, TEMPLATE, {
          name,
          opeaYaml: readFileSync(file, 'utf8'),
          repoUrl: applications.repoUrl(name),
        });
        await run.completes();

        await applications.becomesReady(name);
        const { connectors } = await applications.connectors(name);
        expect(connectors[0].verdict.steps).toHaveLength(steps);
      },
      120_000,
    );
  },
);
