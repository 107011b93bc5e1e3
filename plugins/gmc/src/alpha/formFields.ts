import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

/**
 * Attaches to the scaffolder's form fields from within this plugin: without a
 * scaffolder in the app there is nothing to attach to, and nothing happens.
 */
export const gmcClusterPickerField = FormFieldBlueprint.make({
  name: 'cluster-picker',
  params: {
    field: async () => {
      const [{ GmcClusterPicker }, { gmcClusterPickerSchema }, validation] =
        await Promise.all([
          import('../components/GmcClusterPicker/GmcClusterPicker'),
          import('../components/GmcClusterPicker/schema'),
          import('../components/GmcClusterPicker/validateCluster'),
        ]);
      return createFormField({
        name: 'GmcClusterPicker',
        component: GmcClusterPicker,
        validation: validation.validateCluster,
        schema: gmcClusterPickerSchema,
      });
    },
  },
});

/** The stock repository picker, offering every configured host. */
export const gmcRepositoryPickerField = FormFieldBlueprint.make({
  name: 'repository-picker',
  params: {
    field: async () => {
      const [
        { GmcRepositoryPicker },
        { gmcRepositoryPickerSchema },
        { validateRepository },
      ] = await Promise.all([
        import('../components/GmcRepositoryPicker/GmcRepositoryPicker'),
        import('../components/GmcRepositoryPicker/schema'),
        import('../components/GmcRepositoryPicker/validateRepository'),
      ]);
      return createFormField({
        name: 'GmcRepositoryPicker',
        component: GmcRepositoryPicker,
        validation: validateRepository,
        schema: gmcRepositoryPickerSchema,
      });
    },
  },
});
