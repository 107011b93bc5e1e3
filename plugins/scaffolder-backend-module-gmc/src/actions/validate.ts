import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { validateApplication } from '@opea/backstage-plugin-gmc-common';
import type { Catalogue } from '@opea/backstage-plugin-gmc-common';
import { readApplicationFiles } from '../workspace/readFiles';
import { reportDiagnostics } from '../workspace/reportDiagnostics';
import { examples } from './validate.examples';

/** What `opea:validate` needs. */
export interface ValidateOptions {
  /** The built-in components, and those of the configuration. */
  catalogue: Catalogue;
}

/**
 * `opea:validate`: checks the files of an application in the workspace, each
 * for itself and against each other. Ends the task with every error, and
 * writes warnings to its log.
 */
export function createValidateAction({ catalogue }: ValidateOptions) {
  return createTemplateAction({
    id: 'opea:validate',
    description:
      'Checks the files of an OPEA application in the workspace, and fails with every error: file, line, column, code and hint.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string({
              description:
                'Folder of the application in the workspace; the whole workspace if left out',
            })
            .optional(),
      },
      output: {
        valid: z =>
          z.boolean({ description: 'True: otherwise the step fails' }),
        files: z =>
          z.array(z.string(), { description: 'Paths of the checked files' }),
        warnings: z =>
          z.number({ description: 'How many warnings are in the log' }),
      },
    },
    async handler(ctx) {
      const root = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.path ?? '.',
      );
      const files = await readApplicationFiles(root);
      if (Object.keys(files).length === 0) {
        throw new NotFoundError(
          `There is no OPEA application in '${ctx.input.path ?? '.'}'`,
        );
      }
      const diagnostics = validateApplication(files, { catalogue });
      reportDiagnostics('The application', diagnostics, ctx.logger);
      ctx.output('valid', true);
      ctx.output('files', Object.keys(files));
      ctx.output(
        'warnings',
        diagnostics.filter(({ severity }) => severity === 'warning').length,
      );
    },
  });
}
