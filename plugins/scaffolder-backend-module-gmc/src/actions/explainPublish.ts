import type { UrlReaderService } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { lookAtRepository } from '../checks/checkRepository';
import type { GitHostAccess } from '../checks/checkRepository';
import { fileUrl, repositoryAddress } from '../repositories/RepositoryAddress';
import type { RepositoryAddress } from '../repositories/RepositoryAddress';
import { readFileOf } from '../workspace/readFiles';
import { examples } from './explainPublish.examples';

/** What `opea:publish:explain` looks with. */
export interface ExplainPublishOptions {
  gitHosts: GitHostAccess;
  urlReader: UrlReaderService;
}

/** What tells one application from all others: it holds its answers. */
const PROVENANCE = '.opea/app.yaml';

/**
 * `opea:publish:explain`: for a step with `if: ${{ failure() }}` after the
 * publish steps. Looks what is on the host and says how to go on.
 *
 * The publish actions of some hosts can't tell a repository of their own, left
 * behind by a backend that was killed, from somebody else's: they answer 409.
 * A step that has ended well is skipped when a task is retried, so this one
 * always ends with an error: what it found must be looked at anew each time.
 */
export function createExplainPublishAction(options: ExplainPublishOptions) {
  return createTemplateAction({
    id: 'opea:publish:explain',
    description:
      'After a failed publish step: looks what is on the git host, and ends with an error that says how to go on.',
    examples,
    schema: {
      input: {
        repoUrl: z =>
          z.string({ description: 'What the repository picker gives' }),
        branch: z =>
          z.string({ description: 'Default branch; main' }).optional(),
        token: z =>
          z
            .string({
              description:
                "The user's token for the git host; without one, the integration's credentials are used",
            })
            .optional(),
      },
    },
    async handler(ctx) {
      const { repoUrl, branch = 'main', token } = ctx.input;
      const { gitHosts } = options;
      const address = repositoryAddress(repoUrl, gitHosts.integrations);
      const found = await lookAtRepository(gitHosts, {
        address,
        token,
        signal: ctx.signal,
      });
      switch (found.state) {
        case 'unknown':
          throw new ServiceUnavailableError(
            `What is published can't be told: ${found.reason}. Once that is mended, choose Retry: the files of this run are kept.`,
          );
        case 'absent':
          throw new ServiceUnavailableError(
            `Nothing was published: there is no repository ${address.webUrl}. Once the cause above is mended, choose Retry: the files of this run are kept.`,
          );
        case 'empty':
          throw new ConflictError(
            `The repository ${address.webUrl} is there and empty: it was made, and nothing was pushed to it. Delete it on ${address.host}, then choose Retry: the files of this run are kept.`,
          );
        default:
          throw new ConflictError(
            await explainFilled(options, address, branch, ctx.workspacePath),
          );
      }
    },
  });
}

async function explainFilled(
  { urlReader }: ExplainPublishOptions,
  address: RepositoryAddress,
  branch: string,
  workspacePath: string,
): Promise<string> {
  const [ours, theirs] = await Promise.all([
    readFileOf(workspacePath, PROVENANCE).catch(() => undefined),
    readText(urlReader, fileUrl(address, branch, PROVENANCE)),
  ]);
  if (ours !== undefined && ours === theirs) {
    const catalogInfo = fileUrl(address, branch, 'catalog-info.yaml');
    return `The repository ${address.webUrl} holds this application already. If the failed step is the registration, choose Retry. Otherwise register ${catalogInfo} by hand (Create, Register existing component): that is all that is missing.`;
  }
  return `The repository ${address.webUrl} is there, and its content is not of this run. Start again with another repository name.`;
}

async function readText(
  urlReader: UrlReaderService,
  url: string,
): Promise<string | undefined> {
  try {
    const response = await urlReader.readUrl(url);
    return (await response.buffer()).toString('utf8');
  } catch {
    // Not there, or not readable: in either case not known to be ours.
    return undefined;
  }
}
