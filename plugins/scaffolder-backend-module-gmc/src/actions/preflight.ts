import type { AuthService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { toError } from '@backstage/errors';
import {
  answerPatterns,
  applicationEntityRefs,
} from '@opea/backstage-plugin-gmc-common';
import type { GmcApi } from '@opea/backstage-plugin-gmc-common';
import { checkEntities } from '../checks/checkEntities';
import { checkPlacement } from '../checks/checkPlacement';
import { checkRepository } from '../checks/checkRepository';
import type { GitHostAccess } from '../checks/checkRepository';
import { throwProblems } from '../checks/Problem';
import type { Problem } from '../checks/Problem';
import {
  hostTypes,
  fileUrl,
  repositoryAddress,
} from '../repositories/RepositoryAddress';
import type { RepositoryAddress } from '../repositories/RepositoryAddress';
import { examples } from './preflight.examples';

/** What `opea:preflight` looks with. */
export interface PreflightOptions {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  gmc: Pick<GmcApi, 'placement'>;
  gitHosts: GitHostAccess;
}

/**
 * `opea:preflight`: looks whether everything that an application will be
 * called is free, and ends the task with all that is not, before anything is
 * written. In a dry run it checks the names only and asks nobody.
 */
export function createPreflightAction(options: PreflightOptions) {
  const { auth, catalog, gmc, gitHosts } = options;
  return createTemplateAction({
    id: 'opea:preflight',
    description:
      'Looks whether the entities, the repository, the namespace and the connector of a new application are free. Writes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string({ description: 'Name of the application' })
            .regex(new RegExp(answerPatterns.name)),
        system: z =>
          z
            .string({
              description:
                'The System it joins; without one, a System of its own name has to be free',
            })
            .optional(),
        repoUrl: z =>
          z.string({ description: 'What the repository picker gives' }),
        branch: z =>
          z.string({ description: 'Default branch; main' }).optional(),
        cluster: z =>
          z
            .string({
              description: "The cluster's name in the Kubernetes plugin",
            })
            .min(1),
        namespace: z =>
          z
            .string({
              description: "Namespace; the application's name if left out",
            })
            .regex(new RegExp(answerPatterns.namespace))
            .optional(),
        connector: z =>
          z
            .string({
              description:
                "Name of the GMConnector; the application's name if left out",
            })
            .regex(new RegExp(answerPatterns.name))
            .optional(),
        existingNamespace: z =>
          z
            .boolean({
              description: 'Whether the namespace is there already',
            })
            .optional(),
        token: z =>
          z
            .string({
              description:
                "The user's token for the git host; without one, the integration's credentials are used",
            })
            .optional(),
      },
      output: {
        hostType: z =>
          z.enum(hostTypes, {
            description: 'Kind of git host: which publish action fits',
          }),
        repositoryUrl: z =>
          z.string({ description: "The future repository's page" }),
        catalogInfoUrl: z =>
          z.string({
            description:
              'Where catalog-info.yaml will be: for catalog:register',
          }),
        entityRef: z =>
          z.string({ description: "The future Component's reference" }),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const problems: Problem[] = [];
      const address = readAddress(input.repoUrl, gitHosts, problems);
      const entityRefs = applicationEntityRefs(input);

      if (ctx.isDryRun) {
        logger.info(
          'Dry run: neither the catalog nor the git host nor the cluster is asked',
        );
      } else {
        const credentials = await ctx.getInitiatorCredentials();
        const { token: gmcToken } = await auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'gmc',
        });
        const found = await Promise.all([
          checkEntities({ entityRefs, catalog, credentials }),
          address
            ? checkRepository(gitHosts, {
                address,
                token: input.token,
                signal: ctx.signal,
              })
            : [],
          checkPlacement({
            placement: {
              cluster: input.cluster,
              namespace: input.namespace ?? input.name,
              connector: input.connector ?? input.name,
              existingNamespace: input.existingNamespace ?? false,
            },
            gmc,
            token: gmcToken,
            signal: ctx.signal,
          }),
        ]);
        problems.push(...found.flat());
      }

      throwProblems(problems);
      if (address) {
        ctx.output('hostType', address.hostType);
        ctx.output('repositoryUrl', address.webUrl);
        ctx.output(
          'catalogInfoUrl',
          fileUrl(address, input.branch ?? 'main', 'catalog-info.yaml'),
        );
      }
      ctx.output('entityRef', entityRefs[0]);
    },
  });
}

function readAddress(
  repoUrl: string,
  { integrations }: GitHostAccess,
  problems: Problem[],
): RepositoryAddress | undefined {
  try {
    return repositoryAddress(repoUrl, integrations);
  } catch (error) {
    problems.push({
      kind: 'invalid',
      about: 'repository',
      message: toError(error).message,
    });
    return undefined;
  }
}
