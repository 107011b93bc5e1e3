import type { ComposeContext } from '../ComposeContext';
import type { Credentials } from '../Credentials';
import type { Volumes } from '../volumes';

/** What all containers of a compose file are made with. */
export interface ContainerTools {
  context: ComposeContext;
  credentials: Credentials;
  volumes: Volumes;
}
