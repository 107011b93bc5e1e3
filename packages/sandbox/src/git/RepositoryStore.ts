import { randomUUID } from 'node:crypto';
import {
  mkdir,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { Repository, RepositoryFacts } from './Repository';
import { runGit } from './runGit';

const FACTS_FILE = 'sandbox.json';

/** Why a repository could not be made. */
export type CreateRefusal = 'taken' | 'invalid-name' | 'unknown-owner';

/**
 * Tells whether Gitea would take this as the name of a repository. Names that
 * it takes are safe as the name of a folder.
 */
export function isRepositoryName(name: string): boolean {
  return (
    /^[A-Za-z0-9_.-]{1,100}$/.test(name) &&
    !/^\.+$/.test(name) &&
    name !== '-' &&
    !/\.(git|wiki|rss|atom)$/i.test(name)
  );
}

/**
 * The repositories of a folder, as `<owner>/<repository>.git`. As on Gitea,
 * names that differ in case only are the same.
 */
export class RepositoryStore {
  constructor(
    readonly root: string,
    readonly organizations: readonly string[],
  ) {}

  /** All repositories, by owner and name. */
  async list(): Promise<Repository[]> {
    const repositories: Repository[] = [];
    for (const owner of this.organizations) {
      for (const folder of await this.#foldersOf(owner)) {
        const name = folder.slice(0, -'.git'.length);
        const repository = await this.find(owner, name);
        if (repository) repositories.push(repository);
      }
    }
    return repositories;
  }

  async find(owner: string, name: string): Promise<Repository | undefined> {
    if (!this.hasOrganization(owner) || !isRepositoryName(name)) {
      return undefined;
    }
    const gitDir = this.#folderOf(owner, name);
    try {
      const facts = await readFile(join(gitDir, FACTS_FILE), 'utf8');
      return new Repository(JSON.parse(facts) as RepositoryFacts, gitDir);
    } catch (error) {
      if (isErrorWithCode(error, 'ENOENT')) return undefined;
      throw error;
    }
  }

  /** Makes an empty repository, or says why not. */
  async create(facts: RepositoryFacts): Promise<Repository | CreateRefusal> {
    if (!this.hasOrganization(facts.owner)) return 'unknown-owner';
    if (!isRepositoryName(facts.name)) return 'invalid-name';
    const gitDir = this.#folderOf(facts.owner, facts.name);
    const draft = join(this.root, `.draft-${randomUUID()}`);
    try {
      await mkdir(join(this.root, facts.owner.toLowerCase()), {
        recursive: true,
      });
      await runGit([
        'init',
        '--quiet',
        '--bare',
        '--template=',
        '--initial-branch=main',
        draft,
      ]);
      await writeFile(join(draft, FACTS_FILE), JSON.stringify(facts));
      // Whole or not at all, and of two at the same time one only.
      await rename(draft, gitDir);
    } catch (error) {
      await rm(draft, { recursive: true, force: true });
      if (isErrorWithCode(error, 'ENOTEMPTY', 'EEXIST')) return 'taken';
      throw error;
    }
    return new Repository(facts, gitDir);
  }

  async delete(repository: Repository): Promise<void> {
    await rm(repository.gitDir, { recursive: true, force: true });
  }

  hasOrganization(owner: string): boolean {
    return this.organizations.some(
      organization => organization.toLowerCase() === owner.toLowerCase(),
    );
  }

  #folderOf(owner: string, name: string): string {
    return join(this.root, owner.toLowerCase(), `${name.toLowerCase()}.git`);
  }

  async #foldersOf(owner: string): Promise<string[]> {
    try {
      const folders = await readdir(join(this.root, owner.toLowerCase()));
      return folders.filter(folder => folder.endsWith('.git')).sort();
    } catch (error) {
      if (isErrorWithCode(error, 'ENOENT')) return [];
      throw error;
    }
  }
}

function isErrorWithCode(error: unknown, ...codes: string[]): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'code' in error &&
    codes.includes(String(error.code))
  );
}
