import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import {
  GitHost,
  startGitHost,
  startSync,
  Sync,
} from '@opea/backstage-sandbox';
import { waitFor } from '../app/waitFor';
import { describeWith } from '../needs';
import { Cluster, startRealCluster, startSandboxCluster } from './clusters';
import { GitClient } from './GitClient';

jest.setTimeout(30_000);

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources: [namespace.yaml, connector.yaml]
`;

function namespaceFile(name: string): string {
  return `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${name} }\n`;
}

function connectorFile(namespace: string, routerType = 'Sequence'): string {
  return `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: { name: chat, namespace: ${namespace}, labels: { team: a } }
spec:
  routerConfig: { name: router, serviceName: router-service }
  nodes:
    root:
      routerType: ${routerType}
      steps:
        - name: Llm
          internalService: { serviceName: llm, config: { endpoint: /v1/chat } }
`;
}

describe('the sync into a cluster of the sandbox', () => {
  describeSync(startSandboxCluster);
});

describeWith(
  ['control plane', 'recorded data'],
  'the sync into a real API server',
  () => {
    describeSync(startRealCluster);
  },
);

function describeSync(startCluster: () => Promise<Cluster>) {
  let cluster: Cluster;
  let dataDir: string;
  let gitHost: GitHost;
  let sync: Sync;
  let log: string[];
  let namespace: string;
  let count = 0;

  beforeAll(async () => {
    cluster = await startCluster();
  }, 60_000);

  afterAll(async () => {
    await cluster.stop();
  });

  beforeEach(async () => {
    count += 1;
    namespace = `chat-${count}`;
    dataDir = await mkdtemp(join(tmpdir(), 'sync-'));
    gitHost = await startGitHost({ dataDir, port: 0 });
    log = [];
    sync = await start();
  });

  afterEach(async () => {
    await sync.stop();
    await gitHost.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  function start(): Promise<Sync> {
    return startSync({
      gitHost,
      kubeUrl: cluster.url,
      token: cluster.token,
      ca: cluster.ca,
      log: message => log.push(message),
    });
  }

  function files(text = connectorFile(namespace)): Record<string, string> {
    return {
      'deploy/gmc/kustomization.yaml': KUSTOMIZATION,
      'deploy/gmc/namespace.yaml': namespaceFile(namespace),
      'deploy/gmc/connector.yaml': text,
    };
  }

  function connectorPath(): string {
    return `/apis/gmc.opea.io/v1alpha3/namespaces/${namespace}/gmconnectors/chat`;
  }

  function connector(): Promise<GMConnector | undefined> {
    return cluster.client.find(connectorPath());
  }

  const appears = () => waitFor('the connector', connector);

  const isLogged = (text: string) =>
    waitFor(`"${text}" in the log`, () =>
      log.find(message => message.includes(text)),
    );

  it('brings a push into the cluster, and says what it came from', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files());

    expect(await appears()).toMatchObject({
      metadata: {
        labels: { team: 'a', 'sandbox.opea.io/synced': 'true' },
        annotations: { 'sandbox.opea.io/repository': 'platform/chat' },
      },
      spec: { nodes: { root: { steps: [{ name: 'Llm' }] } } },
    });
    await isLogged(`Namespace ${namespace}, GMConnector ${namespace}/chat`);
  });

  it('follows a change, and what somebody else has set in the meantime', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files());
    await appears();
    await cluster.client.patch(connectorPath(), {
      metadata: { labels: { team: 'somebody' } },
    });
    await git.push(files(connectorFile(namespace, 'Switch')));

    const changed = await waitFor('the change', async () => {
      const found = await appears();
      return found.spec.nodes.root.routerType === 'Switch' && found;
    });
    expect(changed.metadata.labels?.team).toBe('a');
  });

  it('deletes a connector that the repository has no longer, and keeps its namespace', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files());
    await appears();
    await git.remove('deploy');

    await waitFor('the end of the connector', async () => !(await connector()));
    const kept = await cluster.client.get(`/api/v1/namespaces/${namespace}`);
    expect(kept.metadata.deletionTimestamp).toBeUndefined();
  });

  it('deletes nothing while the folder is broken', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files());
    await appears();
    await git.push({ 'deploy/gmc/kustomization.yaml': 'resources: [no.yaml]' });

    await isLogged('lists no.yaml, which is not a file here');
    expect(await connector()).toMatchObject({ metadata: { name: 'chat' } });
  });

  it("shows the API server's sentence, and tries again", async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files(connectorFile(namespace, 'Roulette')));
    const refusal = await isLogged(
      `GMConnector ${namespace}/chat was refused:`,
    );
    expect(refusal).toContain('Unsupported value: "Roulette"');
    expect(await connector()).toBeUndefined();

    await git.push(files());
    expect(await appears()).toMatchObject({ metadata: { name: 'chat' } });
  });

  it('leaves a connector alone that another repository brought', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await git.push(files());
    await appears();
    const other = await GitClient.create(gitHost, 'other', dataDir);
    await other.push(files(connectorFile(namespace, 'Switch')));

    await isLogged('it belongs to the repository platform/chat');
    expect(await connector()).toMatchObject({
      spec: { nodes: { root: { routerType: 'Sequence' } } },
    });
  });

  it('catches up at its start with what was pushed and removed before', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await sync.stop();
    await git.push(files());
    sync = await start();
    expect(await appears()).toMatchObject({ metadata: { name: 'chat' } });

    await sync.stop();
    await git.remove('deploy');
    sync = await start();
    await waitFor('the end of the connector', async () => !(await connector()));
  });

  it('says so while the cluster does not answer', async () => {
    const git = await GitClient.create(gitHost, 'chat', dataDir);
    await sync.stop();
    await git.push(files());
    sync = await startSync({
      gitHost,
      kubeUrl: 'http://127.0.0.1:1',
      token: cluster.token,
      log: message => log.push(message),
    });
    expect(await isLogged('ECONNREFUSED')).toContain(
      `Namespace ${namespace} was refused`,
    );
  });
}
