import type { EntityConnectorsDocument } from '@opea/backstage-plugin-gmc-common';
import type { DevelopmentApp } from '../app/DevelopmentApp';
import { waitFor } from '../app/waitFor';
import { TemplateRun } from './TemplateRun';

/** The applications that a development app made, as its APIs show them. */
export class Applications {
  constructor(private readonly app: DevelopmentApp) {}

  /**
   * Runs "Create ChatQnA app".
   *
   * @param name - of the application, its repository and its namespace
   * @param others - answers that differ from the usual ones
   */
  create(
    name: string,
    others: Record<string, unknown> = {},
  ): Promise<TemplateRun> {
    return TemplateRun.start(this.app, 'opea-chatqna', {
      name,
      description: 'Answers from our manuals',
      owner: 'group:default/platform',
      model: 'Intel/neural-chat-7b-v3-3',
      hardware: 'xeon',
      reranking: true,
      dataPreparation: true,
      repoUrl: this.repoUrl(name),
      visibility: 'private',
      cluster: 'sandbox',
      namespace: name,
      existingNamespace: false,
      gitops: 'argocd',
      ...others,
    });
  }

  /** What the repository picker gives. */
  repoUrl(repository: string): string {
    const { host } = new URL(this.app.gitUrl);
    return `${host}?owner=platform&repo=${repository}`;
  }

  /** Waits until the form of the template can be opened. */
  async waitForTemplate(): Promise<void> {
    const path = '/api/catalog/entities/by-name/template/default/opea-chatqna';
    await waitFor('the template', async () => (await this.app.fetch(path)).ok);
  }

  /** The application's entity, once the catalog has it. */
  async entity(name: string) {
    const path = `/api/catalog/entities/by-name/component/default/${name}`;
    const answer = await this.app.fetch(path);
    return answer.ok ? answer.json() : undefined;
  }

  /** The catalog's locations that lie in a repository. */
  async locationsIn(repository: string): Promise<string[]> {
    const answer = await this.app.fetch('/api/catalog/locations');
    const locations: Array<{ data: { target: string } }> = await answer.json();
    return locations
      .map(({ data }) => data.target)
      .filter(target => target.includes(`/platform/${repository}/`));
  }

  /** What the entity's GMC tab shows. */
  async connectors(name: string): Promise<EntityConnectorsDocument> {
    const path = `/api/gmc/v1/entities/component/default/${name}/connectors`;
    return (await this.app.fetch(path)).json();
  }

  /** Waits until the application's connector is ready. */
  async becomesReady(name: string): Promise<void> {
    let last: unknown;
    await waitFor(
      `the connector of ${name}`,
      async () => {
        const document = await this.connectors(name);
        last = document;
        return document.connectors?.[0]?.verdict.state === 'ready';
      },
      { timeoutMs: 90_000 },
    ).catch(error => {
      throw new Error(`${error.message}: ${JSON.stringify(last, null, 1)}`);
    });
  }
}
