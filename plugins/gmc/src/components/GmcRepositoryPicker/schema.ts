import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field gives to a template: `host?owner=…&repo=…`. */
export const gmcRepositoryPickerSchema = makeFieldSchema({
  output: z => z.string(),
  uiOptions: z =>
    z
      .object({
        allowedHosts: z
          .array(z.string())
          .optional()
          .describe('Hosts to offer instead of the configured ones'),
      })
      .passthrough()
      .describe('All options of the RepoUrlPicker'),
});
