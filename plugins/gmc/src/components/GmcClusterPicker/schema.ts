import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** What the field gives to a template: the name of a cluster. */
export const gmcClusterPickerSchema = makeFieldSchema({
  output: z => z.string(),
});
