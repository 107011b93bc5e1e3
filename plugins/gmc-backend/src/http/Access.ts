import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Request } from 'express';
import { digestOf } from '../digest';
import type { Caller, Sights } from '../sight/Sights';

/** Who a request is from, and what they see. */
export class Access {
  readonly #httpAuth: HttpAuthService;
  readonly #sights: Sights;

  constructor(options: { httpAuth: HttpAuthService; sights: Sights }) {
    this.#httpAuth = options.httpAuth;
    this.#sights = options.sights;
  }

  /** Throws AuthenticationError without credentials of a user or a service. */
  credentials(request: Request): Promise<BackstageCredentials> {
    return this.#httpAuth.credentials(request, { allow: ['user', 'service'] });
  }

  /**
   * Throws AuthenticationError without credentials, and NotAllowedError unless
   * they may see connectors, or at least some.
   */
  async caller(request: Request): Promise<Caller> {
    const credentials = await this.credentials(request);
    const { authorization } = request.headers;
    return this.#sights.of({
      credentials,
      // Not the user's name: another token of theirs may grant something else.
      key: authorization && digestOf(authorization),
    });
  }
}
