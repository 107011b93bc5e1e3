import { useEffect } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { TextFieldProps } from '@material-ui/core/TextField';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import { useClusters } from '../../hooks/useClusters';
import { failureReason } from '../../text/failureReason';
import { gmcTranslationRef } from '../../translation';
import type { gmcClusterPickerSchema } from './schema';

/**
 * A template field for the cluster that is to run an application. Its value is
 * the cluster's name. A list that can't be had leaves a free text field.
 */
export function GmcClusterPicker(props: typeof gmcClusterPickerSchema.TProps) {
  const { t } = useTranslationRef(gmcTranslationRef);
  const {
    onChange,
    formData,
    rawErrors = [],
    required,
    schema,
    idSchema,
  } = props;
  const state = useClusters();
  const clusters = state.status === 'ready' ? state.clusters : [];
  const only = clusters.length === 1 ? clusters[0].cluster : undefined;

  useEffect(() => {
    if (only !== undefined && formData === undefined) {
      onChange(only);
    }
  }, [only, formData, onChange]);

  const common: TextFieldProps = {
    id: idSchema.$id,
    label:
      props.uiSchema['ui:title'] ?? schema.title ?? t('clusterPicker.label'),
    required,
    fullWidth: true,
    disabled: props.disabled || props.readonly,
    error: rawErrors.length > 0,
    value: formData ?? '',
    onChange: event => onChange(event.target.value || undefined),
  };
  const helperText =
    props.uiSchema['ui:description'] ??
    schema.description ??
    t('clusterPicker.helperText');

  if (state.status === 'loading') {
    return (
      <TextField {...common} disabled helperText={t('clusterPicker.loading')} />
    );
  }
  if (state.status === 'failed') {
    const message = failureReason(state.error);
    return (
      <TextField
        {...common}
        helperText={t('clusterPicker.failed', { message })}
      />
    );
  }
  if (clusters.length === 0) {
    return <TextField {...common} helperText={t('clusterPicker.none')} />;
  }
  return (
    <TextField {...common} select helperText={helperText}>
      {withChosen(clusters, formData).map(cluster => (
        <MenuItem key={cluster.name} value={cluster.name}>
          {cluster.known
            ? `${cluster.title} (${t(`clusterPicker.state.${cluster.state}`)})`
            : t('clusterPicker.unknown', { name: cluster.name })}
        </MenuItem>
      ))}
    </TextField>
  );
}

type Choice =
  | {
      known: true;
      name: string;
      title: string;
      state: ClusterFreshness['state'];
    }
  | { known: false; name: string };

/** A value that came with the form stays visible, even if nobody knows it. */
function withChosen(
  clusters: ClusterFreshness[],
  chosen: string | undefined,
): Choice[] {
  const choices: Choice[] = clusters.map(({ cluster, title, state }) => ({
    known: true,
    name: cluster,
    title: title ?? cluster,
    state,
  }));
  const isKnown = clusters.some(({ cluster }) => cluster === chosen);
  return chosen === undefined || isKnown
    ? choices
    : [...choices, { known: false, name: chosen }];
}
