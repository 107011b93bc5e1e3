import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ObjectReference } from '@opea/backstage-plugin-gmc-common';
import { gmcTranslationRef } from '../../translation';

/**
 * Names Kubernetes objects in words.
 *
 * @param home - the namespace that goes without saying
 */
export function useObjectText(
  home: string,
): (reference: ObjectReference) => string {
  const { t } = useTranslationRef(gmcTranslationRef);
  return ({ kind, name, namespace, container }) => {
    const object = container
      ? t('causes.container', { kind, name, container })
      : t('causes.object', { kind, name });
    return namespace && namespace !== home
      ? t('causes.inNamespace', { object, namespace })
      : object;
  };
}
