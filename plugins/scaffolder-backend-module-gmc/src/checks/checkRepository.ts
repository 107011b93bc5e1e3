import type { ScmIntegrations } from '@backstage/integration';
import { gitAuthorization } from '../repositories/gitAuthorization';
import { probeRepository } from '../repositories/probeRepository';
import type { RepositoryState } from '../repositories/probeRepository';
import type { RepositoryAddress } from '../repositories/RepositoryAddress';
import type { Problem } from './Problem';
import { sentenceOf } from '../sentenceOf';

/** How to ask a git host. */
export interface GitHostAccess {
  integrations: ScmIntegrations;
  fetch: typeof fetch;
  /** `scaffolder.requireScmUserCredentials`. */
  requireUserCredentials: boolean;
}

/** What {@link lookAtRepository} is asked about. */
export interface RepositoryQuestion {
  address: RepositoryAddress;
  /** The token of the user who runs the template, where it was asked for. */
  token?: string;
  signal?: AbortSignal;
}

/** Asks the host of a repository for its state, with the right credentials. */
export async function lookAtRepository(
  access: GitHostAccess,
  { address, token, signal }: RepositoryQuestion,
): Promise<RepositoryState> {
  let authorization: string | undefined;
  try {
    authorization = await gitAuthorization({
      address,
      token,
      integrations: access.integrations,
      requireUserCredentials: access.requireUserCredentials,
    });
  } catch (error) {
    return { state: 'unknown', reason: sentenceOf(error) };
  }
  return probeRepository({
    address,
    authorization,
    fetch: access.fetch,
    signal,
  });
}

/** Looks whether a repository can still be made. */
export async function checkRepository(
  access: GitHostAccess,
  question: RepositoryQuestion,
): Promise<Problem[]> {
  const { webUrl } = question.address;
  const found = await lookAtRepository(access, question);
  switch (found.state) {
    case 'absent':
      return [];
    case 'unknown':
      return [
        { kind: 'unavailable', about: 'repository', message: found.reason },
      ];
    default:
      return [
        {
          kind: 'taken',
          about: 'repository',
          message: `${webUrl} is there already${
            found.state === 'empty' ? ', and empty' : ''
          }. Choose another repository name${
            found.state === 'empty' ? ', or delete it if it is yours' : ''
          }.`,
        },
      ];
  }
}
