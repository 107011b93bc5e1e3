import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  connectorTabRouteRef,
  entityContentRouteRef,
  kubernetesTabRouteRef,
} from '../routes';
import { gmcApi } from './apis';
import { gmcEntityCard } from './entityCards';
import { gmcEntityContent } from './entityContents';
import { gmcClusterPickerField, gmcRepositoryPickerField } from './formFields';

const frontendPlugin = createFrontendPlugin({
  pluginId: 'gmc',
  title: 'GMC',
  info: { packageJson: () => import('../../package.json') },
  routes: { entityContent: entityContentRouteRef },
  externalRoutes: {
    connectorTab: connectorTabRouteRef,
    kubernetesTab: kubernetesTabRouteRef,
  },
  extensions: [
    gmcApi,
    gmcEntityContent,
    gmcEntityCard,
    gmcClusterPickerField,
    gmcRepositoryPickerField,
  ],
});

/**
 * The GMC plugin for apps of the new frontend system: the tab, the overview
 * card, the client, and the template fields `GmcClusterPicker` and
 * `GmcRepositoryPicker`.
 *
 * Typed by reference, for the reason that `gmcTranslationRef` gives.
 *
 * @alpha
 */
const gmcPlugin: typeof frontendPlugin = frontendPlugin;

export default gmcPlugin;
