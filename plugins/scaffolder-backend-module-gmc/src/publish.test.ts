import { setTimeout as sleep } from 'node:timers/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { parse } from 'yaml';
import { GitHost } from './__testUtils__/GitHost';
import { startScaffolder } from './__testUtils__/startScaffolder';
import type { TestScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(90_000);

interface TaskEvent {
  type: string;
  body: {
    message: string;
    stepId?: string;
    status?: string;
    error?: { message: string };
    output?: { links: { title: string; url?: string; entityRef?: string }[] };
  };
}

describe('Create ChatQnA app, published to a git host', () => {
  const directory = createMockDirectory();
  let host: GitHost;
  let scaffolder: TestScaffolder;

  beforeAll(async () => {
    host = await GitHost.start(directory.path);
    scaffolder = await startScaffolder({
      integrations: {
        gitea: [
          {
            host: host.host,
            baseUrl: `http://${host.host}`,
            username: 'somebody',
            password: 'pw',
          },
        ],
      },
      scaffolder: {
        defaultAuthor: { name: 'Scaffolder', email: 'scaffolder@example.com' },
        taskRecovery: { enabled: true, workspaceProvider: 'database' },
      },
    });
  });

  beforeEach(() => {
    directory.setContent({ team: {} });
    scaffolder.registered.length = 0;
    host.refusePushes = undefined;
  });

  afterAll(async () => {
    await scaffolder.stop();
    await host.stop();
  });

  async function create(): Promise<string> {
    const response = await scaffolder.call('/v2/tasks', {
      templateRef: 'template:default/opea-chatqna',
      values: {
        name: 'support-chat',
        owner: 'group:default/support',
        model: 'Qwen/Qwen2.5-7B-Instruct',
        hardware: 'xeon',
        reranking: true,
        dataPreparation: true,
        repoUrl: `${host.host}?owner=team&repo=chat`,
        visibility: 'private',
        cluster: 'production',
        existingNamespace: false,
        gitops: 'flux',
      },
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { id: string }).id;
  }

  async function retry(id: string): Promise<void> {
    const response = await scaffolder.call(`/v2/tasks/${id}/retry`, {});
    expect(response.status).toBe(201);
  }

  /** Waits for a task's end, and gives what its log holds. */
  async function end(id: string): Promise<TaskEvent[]> {
    for (let tries = 0; tries < 400; tries += 1) {
      const response = await scaffolder.call(`/v2/tasks/${id}/events`);
      const events = (await response.json()) as TaskEvent[];
      if (events.some(({ type }) => type === 'completion')) {
        return events;
      }
      await sleep(100);
    }
    throw new Error('The task does not end');
  }

  const completion = (events: TaskEvent[]) =>
    events.find(({ type }) => type === 'completion')!.body;

  const failureOf = (events: TaskEvent[], step: string) =>
    events
      .filter(({ body }) => body.stepId === step && body.status === 'failed')
      .map(({ body }) => body.message)
      .join('\n');

  it('pushes every file once, registers it and links to it', async () => {
    const events = await end(await create());
    expect(completion(events)).toMatchObject({
      message: 'Run completed with status: completed',
      output: {
        links: [
          { title: 'Repository', url: `http://${host.host}/team/chat` },
          { title: 'Entity', entityRef: 'component:default/support-chat' },
          { url: '/catalog/default/component/support-chat/gmc' },
        ],
      },
    });
    expect(scaffolder.registered).toEqual([
      `http://${host.host}/team/chat/src/branch/main/catalog-info.yaml`,
    ]);

    const commits = await host.git('team/chat', 'log', '--format=%H', 'main');
    expect(commits.trim().split('\n')).toHaveLength(1);

    const tree = await host.git('team/chat', 'ls-tree', '-r', 'main');
    const blobs = Object.fromEntries(
      tree
        .trim()
        .split('\n')
        .map(line => line.split(/\s+/))
        .map(([, , blob, path]) => [path, blob]),
    );
    const provenance = parse(
      await host.git('team/chat', 'show', 'main:.opea/app.yaml'),
    );
    const { '.opea/app.yaml': _, ...others } = blobs;
    expect(provenance.files).toEqual(others);
    expect(provenance.template).toEqual({
      entityRef: 'template:default/opea-chatqna',
      version: '0.1.0',
    });
  });

  it('ends before anything is written when the repository is there', async () => {
    await host.create('team/chat');
    const events = await end(await create());
    expect(completion(events).error).toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(
        `http://${host.host}/team/chat is there already`,
      ),
    });
    expect(await host.git('team/chat', 'for-each-ref')).toBe('');
    expect(scaffolder.registered).toEqual([]);
    expect(failureOf(events, 'explain')).toBe('');
  });

  it('names the empty repository that a cut-off run left, and completes once it is gone', async () => {
    // As if the backend had been killed between creating and pushing.
    host.refusePushes = 403;
    const task = await create();
    const cutOff = await end(task);
    expect(completion(cutOff).message).toBe(
      'Run completed with status: failed',
    );
    expect(await host.repositories()).toEqual(['team/chat']);

    // The publish action takes the repository for somebody else's.
    host.refusePushes = undefined;
    await retry(task);
    const again = await end(task);
    expect(failureOf(again, 'publishGitea')).toContain('409');
    const advice = failureOf(again, 'explain');
    expect(advice).toContain(
      `The repository http://${host.host}/team/chat is there and empty`,
    );
    expect(advice).toContain('choose Retry');

    await host.delete('team/chat');
    await retry(task);
    const completed = await end(task);
    expect(completion(completed).message).toBe(
      'Run completed with status: completed',
    );
    expect(
      await host.git('team/chat', 'ls-tree', '--name-only', '-r', 'main'),
    ).toContain('deploy/gmc/connector.yaml');
    expect(scaffolder.registered).toHaveLength(1);
  });
});
