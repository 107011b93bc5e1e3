import { gitAuthorization } from './gitCredentials';

/** The sandbox's git host from outside: what it has, and its faults. */
export class SandboxGitHost {
  constructor(readonly url: string) {}

  async exists(repository: string): Promise<boolean> {
    return (await this.#repository(repository)).ok;
  }

  async delete(repository: string): Promise<void> {
    await this.#repository(repository, {
      method: 'DELETE',
      headers: { authorization: gitAuthorization },
    });
  }

  /** How many commits the default branch has, 0 before the first push. */
  async countCommits(repository: string): Promise<number> {
    let count = 0;
    let next: string | undefined = 'main';
    while (next) {
      const answer = await this.#repository(
        `${repository}/git/commits/${next}`,
      );
      if (!answer.ok) break;
      const { parents } = await answer.json();
      count += 1;
      next = parents[0]?.sha;
    }
    return count;
  }

  async setFault(operation: string, fault: object): Promise<void> {
    const answer = await fetch(`${this.url}/-/faults/${operation}`, {
      method: 'PUT',
      body: JSON.stringify(fault),
    });
    if (!answer.ok) throw new Error(await answer.text());
  }

  async clearFaults(): Promise<void> {
    for (const operation of ['create', 'push', 'read']) {
      await fetch(`${this.url}/-/faults/${operation}`, { method: 'DELETE' });
    }
  }

  #repository(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`${this.url}/api/v1/repos/platform/${path}`, init);
  }
}
