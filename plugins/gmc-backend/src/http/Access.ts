import type {
  BackstageCredentials,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError, NotFoundError } from '@backstage/errors';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { gmcConnectorReadPermission } from '@opea/backstage-plugin-gmc-common';
import type { Request } from 'express';
import type { ConnectorPlace } from '../link/linkEntity';
import { toResourceRef } from '../service/ConnectorService';

/**
 * What a caller may see. Every decision is asked as the caller, and only a
 * plain yes is one.
 */
export class Access {
  readonly #permissions: PermissionsService;
  readonly #httpAuth: HttpAuthService;

  constructor(options: {
    permissions: PermissionsService;
    httpAuth: HttpAuthService;
  }) {
    this.#permissions = options.permissions;
    this.#httpAuth = options.httpAuth;
  }

  /**
   * The caller's credentials. Throws NotAllowedError unless the caller may see
   * connectors, or at least some, which each connector then decides.
   */
  async caller(request: Request): Promise<BackstageCredentials> {
    const credentials = await this.#httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: gmcConnectorReadPermission }],
      { credentials },
    );
    if (
      result !== AuthorizeResult.ALLOW &&
      result !== AuthorizeResult.CONDITIONAL
    ) {
      throw new NotAllowedError('You may not see GMC connectors');
    }
    return credentials;
  }

  async mayRead(
    place: ConnectorPlace,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [{ result }] = await this.#permissions.authorize(
      [
        {
          permission: gmcConnectorReadPermission,
          resourceRef: toResourceRef(place),
        },
      ],
      { credentials },
    );
    return result === AuthorizeResult.ALLOW;
  }

  /**
   * Throws NotFoundError for an entity that the caller may not see: like the
   * catalog, this does not tell whether there is one.
   */
  async requireEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const [{ result }] = await this.#permissions.authorize(
      [{ permission: catalogEntityReadPermission, resourceRef: entityRef }],
      { credentials },
    );
    if (result !== AuthorizeResult.ALLOW) {
      throw new NotFoundError(`There is no entity ${entityRef}`);
    }
  }
}
