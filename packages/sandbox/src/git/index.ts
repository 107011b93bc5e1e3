export { startGitHost } from './startGitHost';
export type { GitHost, GitHostOptions } from './startGitHost';
export { GitFaults } from './GitFaults';
export type { GitFault, GitOperation } from './GitFaults';
export type { Repository, RepositoryFacts } from './Repository';
