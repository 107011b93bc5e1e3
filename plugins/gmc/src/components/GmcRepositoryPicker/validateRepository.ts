import type { repoPickerValidation } from '@backstage/plugin-scaffolder';

/** The stock picker's own check, which knows only the stock picker's name. */
export async function validateRepository(
  ...parameters: Parameters<typeof repoPickerValidation>
): Promise<void> {
  const scaffolder = await import('@backstage/plugin-scaffolder');
  scaffolder.repoPickerValidation(...parameters);
}
