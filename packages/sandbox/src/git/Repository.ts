import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { GitError, runGit, spawnGit } from './runGit';

/** What is known of a repository besides its content. */
export interface RepositoryFacts {
  owner: string;
  name: string;
  description: string;
  /** Shown, not enforced: the host has no users to hide anything from. */
  private: boolean;
}

/** A file or folder in a commit. `size` is in bytes, of files only. */
export interface TreeEntry {
  name: string;
  path: string;
  type: 'file' | 'dir' | 'submodule';
  sha: string;
  size?: number;
}

/** A commit, its times in ISO 8601. */
export interface Commit {
  sha: string;
  tree: string;
  parents: string[];
  author: { name: string; email: string; date: string };
  message: string;
}

const ENTRY_TYPES: Record<string, TreeEntry['type']> = {
  blob: 'file',
  tree: 'dir',
  commit: 'submodule',
};

/**
 * A bare repository on disk, read through git itself. What is not there
 * (a branch, a path) is `undefined`.
 */
export class Repository {
  readonly fullName: string;

  constructor(readonly facts: RepositoryFacts, readonly gitDir: string) {
    this.fullName = `${facts.owner}/${facts.name}`;
  }

  async defaultBranch(): Promise<string> {
    const head = await this.#git('symbolic-ref', '--short', 'HEAD');
    return head.toString().trim();
  }

  /** The commit that each branch is at, by the branch's name. */
  async branches(): Promise<Map<string, string>> {
    const lines = await this.#git(
      'for-each-ref',
      '--format=%(objectname) %(refname:lstrip=2)',
      'refs/heads',
    );
    return new Map(
      lines
        .toString()
        .split('\n')
        .filter(Boolean)
        .map(line => [line.slice(41), line.slice(0, 40)]),
    );
  }

  /**
   * The commit of a branch, a tag or an (abbreviated) commit id; without one,
   * of the default branch.
   */
  async resolve(ref?: string): Promise<string | undefined> {
    const name = ref ?? 'HEAD';
    if (!/^[A-Za-z0-9][A-Za-z0-9_./-]*$/.test(name) || name.includes('..')) {
      return undefined;
    }
    // A branch comes before whatever else has the same name.
    for (const candidate of [`refs/heads/${name}`, name]) {
      const commit = await this.#find(
        'rev-parse',
        '--quiet',
        '--verify',
        '--end-of-options',
        `${candidate}^{commit}`,
      );
      if (commit) return commit.toString().trim();
    }
    return undefined;
  }

  async commit(sha: string): Promise<Commit> {
    const fields = await this.#git(
      'show',
      '--no-patch',
      '--format=%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%B',
      '--end-of-options',
      sha,
    );
    const [id, tree, parents, name, email, date, message] = fields
      .toString()
      .split('\0');
    return {
      sha: id,
      tree,
      parents: parents.split(' ').filter(Boolean),
      author: { name, email, date },
      message: message.trim(),
    };
  }

  /** The number of commits that lead to a commit, itself included. */
  async countCommits(sha: string): Promise<number> {
    return Number(await this.#git('rev-list', '--count', sha));
  }

  /** What is at a path of a commit. The root is the empty path. */
  async entry(commit: string, path: string): Promise<TreeEntry | undefined> {
    const parts = path.split('/');
    const name = parts.pop() ?? '';
    if (!name) {
      const { tree } = await this.commit(commit);
      return { name: '', path: '', type: 'dir', sha: tree };
    }
    const siblings = await this.list(commit, parts.join('/'));
    return siblings?.find(sibling => sibling.name === name);
  }

  /** What a folder of a commit holds, folders first. */
  async list(commit: string, path: string): Promise<TreeEntry[] | undefined> {
    if (!isTreePath(path)) return undefined;
    const listing = await this.#find(
      'ls-tree',
      '-z',
      '-l',
      '--end-of-options',
      `${commit}:${path}`,
    );
    return listing
      ?.toString()
      .split('\0')
      .filter(Boolean)
      .map(line => parseTreeEntry(line, path))
      .sort(
        (a, b) =>
          Number(b.type === 'dir') - Number(a.type === 'dir') ||
          a.name.localeCompare(b.name),
      );
  }

  /** The content of a file, by the id that {@link Repository.entry} gives. */
  async read(sha: string): Promise<Buffer> {
    return this.#git('cat-file', 'blob', sha);
  }

  /** The text of a file at a path of a commit. */
  async readText(commit: string, path: string): Promise<string | undefined> {
    const entry = await this.entry(commit, path);
    if (entry?.type !== 'file') return undefined;
    return (await this.read(entry.sha)).toString();
  }

  /**
   * A commit's files as a compressed tar archive, in one folder named like
   * the repository. Compressed here, because older versions of git need a
   * `gzip` on the PATH for it.
   */
  archive(commit: string): Readable {
    const git = spawnGit([
      `--git-dir=${this.gitDir}`,
      'archive',
      '--format=tar',
      `--prefix=${this.facts.name}/`,
      commit,
    ]);
    git.stdin.end();
    git.stderr.resume();
    const archive = git.stdout.pipe(createGzip());
    git.once('error', error => archive.destroy(error));
    archive.once('close', () => git.kill());
    return archive;
  }

  /** Makes the first branch that was pushed the default one, as hosts do. */
  async adoptDefaultBranch(): Promise<void> {
    const branches = [...(await this.branches()).keys()];
    if (branches.length === 0) return;
    if (branches.includes(await this.defaultBranch())) return;
    await this.#git('symbolic-ref', 'HEAD', `refs/heads/${branches[0]}`);
  }

  #git(...args: string[]): Promise<Buffer> {
    return runGit([`--git-dir=${this.gitDir}`, ...args]);
  }

  async #find(...args: string[]): Promise<Buffer | undefined> {
    try {
      return await this.#git(...args);
    } catch (error) {
      // Git says with its exit code that there is no such thing.
      if (error instanceof GitError) return undefined;
      throw error;
    }
  }
}

function isTreePath(path: string): boolean {
  if (path === '') return true;
  return path
    .split('/')
    .every(part => part !== '' && part !== '.' && part !== '..');
}

function parseTreeEntry(line: string, folder: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [, type, sha, size] = line.slice(0, tab).split(/ +/);
  const name = line.slice(tab + 1);
  return {
    name,
    path: folder ? `${folder}/${name}` : name,
    type: ENTRY_TYPES[type],
    sha,
    ...(type === 'blob' && { size: Number(size) }),
  };
}
