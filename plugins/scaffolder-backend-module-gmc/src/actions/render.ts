import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrations } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  applicationEntityRefs,
  parseApplicationAnswers,
  parseChatQnaAnswers,
  renderApplication,
} from '@opea/backstage-plugin-gmc-common';
import type {
  ApplicationAnswers,
  Catalogue,
  ParsedAnswers,
  RenderApplicationOptions,
  TemplateOrigin,
} from '@opea/backstage-plugin-gmc-common';
import { repositoryAddress } from '../repositories/RepositoryAddress';
import { readFileOf } from '../workspace/readFiles';
import { reportDiagnostics } from '../workspace/reportDiagnostics';
import { writeFiles } from '../workspace/writeFiles';
import { examples } from './render.examples';

/** What `opea:render` needs. */
export interface RenderOptions {
  integrations: ScmIntegrations;
  /** The built-in components, and those of the configuration. */
  catalogue: Catalogue;
}

/** A template's version, for the applications it makes. */
const TEMPLATE_VERSION_ANNOTATION = 'gmc.opea.io/template-version';

/**
 * `opea:render`: writes the files of an application into the workspace, from
 * the answers of a form or from an `opea.yaml` that is there. Run again, it
 * writes the same files.
 */
export function createRenderAction({ integrations, catalogue }: RenderOptions) {
  return createTemplateAction({
    id: 'opea:render',
    description:
      'Writes the repository of an OPEA application into the workspace: opea.yaml, the GMC connector, GitOps, a compose file, a Python program, catalog-info.yaml, README.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z => z.string({ description: 'Name of the application' }),
        title: z =>
          z.string({ description: 'Title, as people read it' }).optional(),
        description: z =>
          z.string({ description: 'What it is for, in a line' }).optional(),
        owner: z => z.string({ description: "The owner's entity reference" }),
        system: z =>
          z
            .string({ description: 'The System it joins, if there is one' })
            .optional(),
        repoUrl: z =>
          z.string({ description: 'What the repository picker gives' }),
        branch: z =>
          z.string({ description: 'Default branch; main' }).optional(),
        cluster: z =>
          z.string({
            description: "The cluster's name in the Kubernetes plugin",
          }),
        namespace: z =>
          z
            .string({ description: "Namespace; the application's name" })
            .optional(),
        connector: z =>
          z
            .string({
              description: "Name of the GMConnector; the application's name",
            })
            .optional(),
        existingNamespace: z =>
          z
            .boolean({
              description:
                'The namespace is there and belongs to others; false: it is made with the connector',
            })
            .optional(),
        gitops: z =>
          z
            .enum(['argocd', 'flux', 'none'], {
              description: 'What brings deploy/gmc to the cluster; none',
            })
            .optional(),
        opeaYaml: z =>
          z
            .string({
              description:
                'Path of an opea.yaml in the workspace to render from; the answers below are then left out',
            })
            .optional(),
        model: z =>
          z
            .string({
              description: 'Language model, by its id at Hugging Face',
            })
            .optional(),
        embeddingModel: z =>
          z
            .string({
              description: 'Embedding model, by its id at Hugging Face',
            })
            .optional(),
        rerankingModel: z =>
          z
            .string({
              description: 'Reranking model, by its id at Hugging Face',
            })
            .optional(),
        hardware: z =>
          z
            .enum(['xeon', 'gaudi', 'nvidia'], {
              description: 'What the language model runs on; xeon',
            })
            .optional(),
        reranking: z =>
          z
            .boolean({ description: 'Whether passages are reranked; true' })
            .optional(),
        dataPreparation: z =>
          z
            .boolean({
              description: 'Whether documents can be uploaded; true',
            })
            .optional(),
        targetPath: z =>
          z
            .string({
              description:
                'Folder of the workspace to write to; the workspace itself',
            })
            .optional(),
      },
      output: {
        files: z =>
          z.array(z.string(), { description: 'Paths of the written files' }),
        namespace: z => z.string({ description: "The connector's namespace" }),
        connector: z => z.string({ description: "The connector's name" }),
        branch: z => z.string({ description: 'The branch that is followed' }),
        entityRef: z => z.string({ description: "The Component's reference" }),
      },
    },
    async handler(ctx) {
      const { opeaYaml: path, targetPath, repoUrl, ...rest } = ctx.input;
      const target = resolveSafeChildPath(ctx.workspacePath, targetPath ?? '.');
      const { cloneUrl, webUrl } = repositoryAddress(repoUrl, integrations);
      const input = { ...rest, repository: repoUrl };
      const shared = {
        repository: { cloneUrl, webUrl },
        template: templateOrigin(ctx),
        catalogue,
      };
      const options: RenderApplicationOptions =
        path === undefined
          ? { ...shared, answers: usable(parseChatQnaAnswers(input)) }
          : {
              ...shared,
              answers: usable(parseApplicationAnswers(input)),
              opeaYaml: await readFileOf(ctx.workspacePath, path),
            };

      const { files, diagnostics } = renderApplication(options);
      reportDiagnostics('opea.yaml', diagnostics, ctx.logger);
      await writeFiles(target, files);

      const { answers } = options;
      ctx.output('files', Object.keys(files).sort());
      ctx.output('namespace', answers.namespace);
      ctx.output('connector', answers.connector);
      ctx.output('branch', answers.branch);
      ctx.output('entityRef', applicationEntityRefs(answers)[0]);
    },
  });
}

function usable<T extends ApplicationAnswers>(parsed: ParsedAnswers<T>): T {
  if (!parsed.answers) {
    throw new InputError(
      [
        'Nothing was written, because',
        ...parsed.problems.map(({ message }) => `- ${message}`),
      ].join('\n'),
    );
  }
  return parsed.answers;
}

function templateOrigin({
  templateInfo,
}: Pick<ActionContext<{}>, 'templateInfo'>): TemplateOrigin {
  const metadata = templateInfo?.entity?.metadata;
  return {
    entityRef:
      templateInfo?.entityRef ??
      stringifyEntityRef({ kind: 'template', name: 'unknown' }),
    version: metadata?.annotations?.[TEMPLATE_VERSION_ANNOTATION] ?? '0',
  };
}
