import { Header, Page } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gmcTranslationRef } from '../../translation';
import { FleetContent } from './FleetContent';

/**
 * The fleet page with a frame of its own, for apps of the legacy frontend
 * system; the new one brings the frame.
 */
export function GmcFleetPage() {
  const { t } = useTranslationRef(gmcTranslationRef);
  return (
    <Page themeId="tool">
      <Header title={t('fleet.title')} subtitle={t('fleet.subtitle')} />
      <FleetContent />
    </Page>
  );
}
