import { translationApiRef } from '@backstage/frontend-plugin-api';
import type {
  ApiHolder,
  TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { gmcApiRef } from '../../api/gmcApiRef';
import { gmcTranslationRef } from '../../translation';

/** Where a finding goes: the form's own field. */
interface Field {
  addError(message: string): void;
}

/**
 * Refuses a cluster that this Backstage does not know. Where the clusters can't
 * be listed, only what could never be a name is refused: the template's own
 * checks, on the server, have the last word.
 */
export async function validateCluster(
  name: string | undefined,
  field: Field,
  context: { apiHolder: ApiHolder },
): Promise<void> {
  if (name === undefined || name === '') {
    return; // The form itself says whether the field is required.
  }
  if (/[\s/]/.test(name) || name.length > 253) {
    const t = await translation(context.apiHolder);
    field.addError(t('clusterPicker.invalid', { name }));
    return;
  }
  const known = await knownClusters(context.apiHolder);
  if (known.length > 0 && !known.includes(name)) {
    const t = await translation(context.apiHolder);
    const names = known.join(', ');
    field.addError(t('clusterPicker.notConfigured', { name, known: names }));
  }
}

async function knownClusters(apiHolder: ApiHolder): Promise<string[]> {
  try {
    const document = await apiHolder.get(gmcApiRef)?.clusters();
    return document?.clusters.map(({ cluster }) => cluster) ?? [];
  } catch {
    return []; // The field itself tells that the list failed, and takes text.
  }
}

/** A validator is no component: it can't use the hook. */
function translation(
  apiHolder: ApiHolder,
): Promise<TranslationFunction<(typeof gmcTranslationRef)['T']>> {
  const api = apiHolder.get(translationApiRef);
  return new Promise((resolve, reject) => {
    if (!api) {
      reject(new Error('The app provides no translations'));
      return;
    }
    const snapshot = api.getTranslation(gmcTranslationRef);
    if (snapshot.ready) {
      resolve(snapshot.t);
      return;
    }
    const subscription = api.translation$(gmcTranslationRef).subscribe(next => {
      if (next.ready) {
        subscription.unsubscribe();
        resolve(next.t);
      }
    });
  });
}
