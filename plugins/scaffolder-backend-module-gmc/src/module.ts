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
import { readCatalogue } from './readCatalogue';
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
        logger: coreServices.logger,
        urlReader: coreServices.urlReader,
      },
      async init({
        actions,
        auth,
        catalog,
        config,
        discovery,
        logger,
        urlReader,
      }) {
        const integrations = ScmIntegrations.fromConfig(config);
        const gitHosts: GitHostAccess = {
          integrations,
          fetch,
          requireUserCredentials:
            config.getOptionalBoolean('scaffolder.requireScmUserCredentials') ??
            false,
        };
        const catalogue = readCatalogue(config, logger);
        const gmc = new GmcClient({
          discoveryApi: discovery,
          fetchApi: { fetch },
        });
        actions.addActions(
          createPreflightAction({ auth, catalog, gmc, gitHosts }),
          createRenderAction({ integrations, catalogue }),
          createValidateAction({ catalogue }),
          createAwaitEntityAction({ catalog }),
          createExplainPublishAction({ gitHosts, urlReader }),
        );
      },
    });
  },
});
