import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { GmcClient } from '@opea/backstage-plugin-gmc-common';
import { createAwaitEntityAction } from './actions/awaitEntity';
import { createExplainPublishAction } from './actions/explainPublish';
import { createPreflightAction } from './actions/preflight';
import { createRenderAction } from './actions/render';
import { createValidateAction } from './actions/validate';
import type { GitHostAccess } from './checks/checkRepository';

/**
 * Adds the template actions for OPEA applications to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleGmc = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'gmc',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        urlReader: coreServices.urlReader,
      },
      async init({ actions, auth, catalog, config, discovery, urlReader }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const gitHosts: GitHostAccess = {
          integrations,
          fetch,
          requireUserCredentials:
            config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
            false,
        };
        const gmc = new GmcClient({
          discoveryApi: discovery,
          fetchApi: { fetch },
        });
        actions.addActions(
          createPreflightAction({ auth, catalog, gmc, gitHosts }),
          createRenderAction({ integrations }),
          createValidateAction(),
          createAwaitEntityAction({ catalog }),
          createExplainPublishAction({ gitHosts, urlReader }),
        );
      },
    });
  },
});
