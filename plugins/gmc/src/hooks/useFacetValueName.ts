import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { defaultEntityPresentation } from '@backstage/plugin-catalog-react';
import {
  DEFAULT_CATALOGUE,
  type ClusterFreshness,
} from '@opea/backstage-plugin-gmc-common';
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
      case 'component': {
        const component = DEFAULT_CATALOGUE.get(value);
        // Several servers have one title; their ids are what people call them.
        return component?.role === 'model-server'
          ? t('fleet.modelServer', { title: component.title, id: value })
          : component?.title ?? value;
      }
      default:
        return value;
    }
  };
}
