import { Repository } from '../Repository';
import { treePath } from '../GitHostRequest';

/** A place in a repository: a path at a commit, and by which name it was asked for. */
export interface Location {
  repository: Repository;
  commit: string;
  /** How links name the commit, e.g. `branch/main`. */
  ref: string;
  path: string;
}

const REF_KINDS = ['branch', 'tag', 'commit'];

/**
 * Reads `{branch|tag|commit}/{ref}/{path}`. A ref may hold slashes, so the
 * shortest one that exists counts: git forbids `a` beside `a/b`.
 */
export async function readLocation(
  repository: Repository,
  [kind, ...segments]: string[],
): Promise<Location | undefined> {
  if (!REF_KINDS.includes(kind)) return undefined;
  const parts = segments.join('/').split('/');
  for (let length = 1; length <= parts.length; length += 1) {
    const name = parts.slice(0, length).join('/');
    const commit = await repository.resolve(name);
    const path = treePath(parts.slice(length));
    if (commit && path !== undefined) {
      return { repository, commit, ref: `${kind}/${name}`, path };
    }
  }
  return undefined;
}
