/**
 * Where a repository is, as its host serves it.
 *
 * @public
 */
export interface RepositoryLocation {
  /** What `git clone` takes; without credentials. */
  cloneUrl: string;
  /** Its page for people. */
  webUrl: string;
}
