import { useMemo } from 'react';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import type { gmcRepositoryPickerSchema } from './schema';
import { configuredHosts } from './configuredHosts';

/**
 * Backstage's own `RepoUrlPicker`, offering the hosts that this Backstage is
 * configured for: by itself it offers those that a template spells out, and a
 * template that serves many adopters can't.
 */
export function GmcRepositoryPicker(
  props: typeof gmcRepositoryPickerSchema.TProps,
) {
  const config = useApi(configApiRef);
  const uiSchema = useMemo(
    () => ({
      ...props.uiSchema,
      'ui:options': {
        allowedHosts: configuredHosts(config),
        ...props.uiSchema['ui:options'],
      },
    }),
    [config, props.uiSchema],
  );
  // The form knows every field of the app by name, the stock ones too.
  const { RepoUrlPicker } = props.registry.fields;
  return <RepoUrlPicker {...props} uiSchema={uiSchema} />;
}
