import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  connectorTabRouteRef,
  entityContentRouteRef,
  fleetRouteRef,
  kubernetesTabRouteRef,
} from '../routes';
import { gmcApi } from './apis';
import { gmcEntityCard } from './entityCards';
import { gmcEntityContent } from './entityContents';
import { gmcFleetPage } from './fleetPage';
import { gmcClusterPickerField, gmcRepositoryPickerField } from './formFields';

const frontendPlugin = createFrontendPlugin({
  pluginId: 'gmc',
  title: 'GMC',
  info: { packageJson: () => import('../../package.json') },
  routes: { fleet: fleetRouteRef, entityContent: entityContentRouteRef },
  externalRoutes: {
    connectorTab: connectorTabRouteRef,
    kubernetesTab: kubernetesTabRouteRef,
  },
  extensions: [
    gmcApi,
    gmcFleetPage,
    gmcEntityContent,
    gmcEntityCard,
    gmcClusterPickerField,
    gmcRepositoryPickerField,
  ],
});

/**
 * The GMC plugin for apps of the new frontend system: the fleet page, the tab,
 * the overview card, the client, and the template fields `GmcClusterPicker` and
 * `GmcRepositoryPicker`.
 *
 * Typed by reference, for the reason that `gmcTranslationRef` gives.
 *
 * @alpha
 */
const gmcPlugin: typeof frontendPlugin = frontendPlugin;

export default gmcPlugin;
