import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { defaultEntityPresentation } from '@backstage/plugin-catalog-react';
import type { ClusterFreshness } from '@opea/backstage-plugin-gmc-common';
import type { Facet } from '../fleet/fleetUrl';
import { gmcTranslationRef } from '../translation';
import { useCodeTitle } from './useCodeTitle';

/** What the values of a filter are called. */
export function useFacetValueName(
  clusters: readonly ClusterFreshness[],
): (facet: Facet, value: string) => string {
  const { t } = useTranslationRef(gmcTranslationRef);
  const { causeTitle } = useCodeTitle();
  return (facet, value) => {
    switch (facet) {
      case 'cause':
        return causeTitle(value);
      case 'owner':
        return defaultEntityPresentation(value).primaryTitle;
      case 'cluster':
        return (
          clusters.find(({ cluster }) => cluster === value)?.title ?? value
        );
      case 'profile':
        return value === 'genaiinfra' || value === 'enterprise-rag'
          ? t(`fleet.profile.${value}`)
          : value;
      default:
        return value;
    }
  };
}
