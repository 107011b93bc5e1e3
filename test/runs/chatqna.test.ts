import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  lintConnector,
  parseOpea,
  validateApplication,
} from '@opea/backstage-plugin-gmc-common';
import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import { KubeClient } from '@opea/backstage-sandbox';
import { parse } from 'yaml';
import { DevelopmentApp } from '../app/DevelopmentApp';
import { waitFor } from '../app/waitFor';
import { describeWith } from '../needs';
import { Applications } from './Applications';
import { Cluster, startRealCluster } from './clusters';
import { GitClient } from './GitClient';
import { SandboxGitHost } from './SandboxGitHost';

const SECOND = 1_000;

jest.setTimeout(30 * SECOND);

/** Runs of the template, by the APIs that its form and pages use. */
describe('a run of "Create ChatQnA app"', () => {
  let app: DevelopmentApp;
  let host: SandboxGitHost;
  let applications: Applications;

  beforeAll(async () => {
    app = await DevelopmentApp.start();
    host = new SandboxGitHost(app.gitUrl);
    applications = new Applications(app);
    await applications.waitForTemplate();
  }, 180 * SECOND);

  afterAll(async () => {
    await app?.stop();
  }, 30 * SECOND);

  afterEach(async () => {
    await host.clearFaults();
  });

  /** The whole application is there, once. */
  async function expectWhole(name: string): Promise<void> {
    expect(await host.countCommits(name)).toBe(1);
    await waitFor(`the entity ${name}`, () => applications.entity(name));
    expect(await applications.locationsIn(name)).toHaveLength(1);
    await applications.becomesReady(name);
  }

  describe('that nothing stands in the way of', () => {
    let clone: GitClient;
    let folder: string;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'runs-'));
      const run = await applications.create('support-chat');
      await run.completes();
      clone = await GitClient.clone(host, 'support-chat', folder);
    }, 120 * SECOND);

    afterAll(async () => {
      await rm(folder, { recursive: true, force: true });
    });

    it('makes a repository with the files of the application', async () => {
      expect(await clone.files()).toEqual([
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
      expect(await host.countCommits('support-chat')).toBe(1);
    });

    it('registers an entity that names its connector', async () => {
      const found = await waitFor('the entity', () =>
        applications.entity('support-chat'),
      );
      expect(found.metadata.annotations).toMatchObject({
        'gmc.opea.io/connector': 'support-chat/support-chat',
        'backstage.io/kubernetes-cluster': 'sandbox',
      });
      expect(found.spec.owner).toBe('group:default/platform');
    });

    it(
      'brings a connector into the cluster that becomes ready',
      async () => {
        await applications.becomesReady('support-chat');
        const { connectors: found } = await applications.connectors(
          'support-chat',
        );
        expect(found).toMatchObject([
          {
            cluster: 'sandbox',
            namespace: 'support-chat',
            name: 'support-chat',
            entityRef: 'component:default/support-chat',
            verdict: { causes: [] },
          },
        ]);
        expect(found[0].verdict.steps.map(({ state }) => state)).toEqual(
          found[0].verdict.steps.map(() => 'ready'),
        );
      },
      120 * SECOND,
    );

    it('leaves files that our own checks find nothing in', async () => {
      const files: Record<string, string> = {};
      for (const path of await clone.files()) {
        files[path] = await clone.read(path);
      }
      expect(validateApplication(files)).toEqual([]);
      expect(parseOpea(files['opea.yaml']).diagnostics).toEqual([]);
      const { connectors: linted, diagnostics } = lintConnector(
        files['deploy/gmc/connector.yaml'],
      );
      expect(diagnostics).toEqual([]);
      expect(linted).toHaveLength(1);
    });

    describeWith(
      ['control plane', 'recorded data'],
      'and a real API server',
      () => {
        let cluster: Cluster;

        beforeAll(async () => {
          cluster = await startRealCluster();
        }, 60 * SECOND);

        afterAll(async () => {
          await cluster?.stop();
        }, 30 * SECOND);

        /** Applies an object without keeping it, as strictly as kubectl does. */
        function dryRun(path: string, object: object): Promise<GMConnector> {
          const query = 'dryRun=All&fieldManager=test&fieldValidation=Strict';
          return cluster.client.patch(
            `${path}?${query}`,
            object,
            'application/apply-patch+yaml',
          );
        }

        it('takes its namespace and its connector', async () => {
          const read = async (file: string) =>
            parse(await clone.read(`deploy/gmc/${file}`));
          const namespace = await read('namespace.yaml');
          const namespacePath = `/api/v1/namespaces/${namespace.metadata.name}`;
          const metadata = { name: 'support-chat' };
          expect(await dryRun(namespacePath, namespace)).toMatchObject({
            metadata,
          });

          const connector = await read('connector.yaml');
          // A dry run makes no namespace, so it is tried in one that is there.
          connector.metadata.namespace = 'default';
          const path = `/apis/gmc.opea.io/v1alpha3/namespaces/default/gmconnectors/${connector.metadata.name}`;
          expect(await dryRun(path, connector)).toMatchObject({
            metadata,
            spec: connector.spec,
          });
        });
      },
    );

    describe('and another one that wants what it has', () => {
      it('ends before anything is pushed when the repository is taken, and says where it is', async () => {
        const run = await applications.create('second-chat', {
          repoUrl: applications.repoUrl('support-chat'),
        });
        expect(await run.ends()).toBe('failed');
        expect(await run.error()).toContain(
          `${app.gitUrl}/platform/support-chat`,
        );
        expect(await host.countCommits('support-chat')).toBe(1);
        expect(await applications.entity('second-chat')).toBeUndefined();
      });

      it('ends before anything is made when the entity is taken, and says where it is from', async () => {
        const run = await applications.create('support-chat', {
          repoUrl: applications.repoUrl('third-chat'),
          namespace: 'third-chat',
        });
        expect(await run.ends()).toBe('failed');
        const error = await run.error();
        expect(error).toContain('component:default/support-chat');
        expect(error).toContain(`${app.gitUrl}/platform/support-chat/`);
        expect(await host.exists('third-chat')).toBe(false);
      });

      it(
        'ends before anything is made when the namespace holds a connector, and names it',
        async () => {
          await applications.becomesReady('support-chat');
          const run = await applications.create('fourth-chat', {
            namespace: 'support-chat',
            existingNamespace: true,
          });
          expect(await run.ends()).toBe('failed');
          expect(await run.error()).toMatch(
            /connector 'support-chat'.*namespace 'support-chat'.*cluster 'sandbox'/,
          );
          expect(await host.exists('fourth-chat')).toBe(false);
        },
        120 * SECOND,
      );

      it('says everything that is taken at once', async () => {
        const run = await applications.create('support-chat');
        expect(await run.ends()).toBe('failed');
        const error = await run.error();
        expect(error).toContain('component:default/support-chat');
        expect(error).toContain(`${app.gitUrl}/platform/support-chat is there`);
        expect(error).toContain("'support-chat' lives in namespace");
      });
    });
  });

  describe('that meets a host or a cluster in trouble', () => {
    it(
      "shows the host's own sentence, and completes when its step is retried",
      async () => {
        const message =
          'The organization has reached its limit of repositories.';
        await host.setFault('create', {
          effect: 'refuse',
          status: 422,
          message,
        });
        const run = await applications.create('refused-chat');
        expect(await run.ends()).toBe('failed');
        expect(await run.error()).toContain(message);
        expect(await host.exists('refused-chat')).toBe(false);

        await host.clearFaults();
        await run.retry();
        await run.completes();
        await expectWhole('refused-chat');
      },
      180 * SECOND,
    );

    it(
      'writes nothing while the host refuses to be read, and completes later',
      async () => {
        const message = 'Down for maintenance until noon.';
        await host.setFault('read', { effect: 'refuse', status: 503, message });
        const run = await applications.create('patient-chat');
        expect(await run.ends()).toBe('failed');
        expect(await run.error()).toContain(message);

        await host.clearFaults();
        expect(await host.exists('patient-chat')).toBe(false);
        await run.retry();
        await run.completes();
        await expectWhole('patient-chat');
      },
      180 * SECOND,
    );

    it(
      'says who does not answer while host and cluster are away, and completes later',
      async () => {
        await app.stopSandbox();
        const run = await applications.create('lonely-chat');
        expect(await run.ends()).toBe('failed');
        const error = await run.error();
        expect(error).toContain(new URL(app.gitUrl).host);
        expect(error).toContain("cluster 'sandbox'");
        expect(error).toMatch(/ECONNREFUSED|fetch failed|request error/);

        await app.startSandbox();
        await run.retry();
        await run.completes();
        await expectWhole('lonely-chat');
      },
      180 * SECOND,
    );
  });

  describe('whose backend is killed', () => {
    it(
      'goes on while it registers, and makes nothing twice',
      async () => {
        await host.setFault('read', { effect: 'delay', milliseconds: 2_000 });
        const run = await applications.create('survivor-chat');
        await run.reaches('register');
        await app.killBackend();
        await host.clearFaults();

        await app.startBackend();
        await run.completes(90 * SECOND);
        expect(await run.log()).toContain('Task recovered');
        await expectWhole('survivor-chat');
      },
      240 * SECOND,
    );

    it(
      'ends with the way out when the repository was made and nothing pushed',
      async () => {
        await host.setFault('push', { effect: 'delay', milliseconds: 60_000 });
        const run = await applications.create('halfway-chat');
        // At once: a commit that was made already would be there a second time.
        await waitFor(
          'the empty repository',
          () => host.exists('halfway-chat'),
          { intervalMs: 10 },
        );
        await app.killBackend();
        await host.clearFaults();

        await app.startBackend();
        expect(await run.ends(90 * SECOND)).toBe('failed');
        const log = await run.log();
        expect(log).toContain(
          `The repository ${app.gitUrl}/platform/halfway-chat is there and empty`,
        );
        expect(log).toContain('Delete it on');

        await host.delete('halfway-chat');
        await run.retry();
        await run.completes();
        await expectWhole('halfway-chat');
      },
      240 * SECOND,
    );

    it(
      'ends with what is left to do when everything was pushed and it had not noticed',
      async () => {
        await host.setFault('read', { effect: 'delay', milliseconds: 4_000 });
        const run = await applications.create('pushed-chat');
        const cluster = new KubeClient({
          url: app.clusterUrl,
          token: app.clusterToken,
        });
        // The sync takes up what is pushed at once; the publish step is still
        // looking for the branch then.
        await waitFor('the push', () =>
          cluster.find(
            '/apis/gmc.opea.io/v1alpha3/namespaces/pushed-chat/gmconnectors/pushed-chat',
          ),
        );
        await app.killBackend();
        await host.clearFaults();

        await app.startBackend();
        expect(await run.ends(90 * SECOND)).toBe('failed');
        const contents = `${app.gitUrl}/platform/pushed-chat`;
        const target = `${contents}/src/branch/main/catalog-info.yaml`;
        const log = await run.log();
        expect(log).toContain(`${contents} holds this application already`);
        expect(log).toContain(`register ${target}`);

        await app.fetch('/api/catalog/locations', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ type: 'url', target }),
        });
        await expectWhole('pushed-chat');
      },
      240 * SECOND,
    );
  });
});
