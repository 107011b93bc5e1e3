import type { GMConnector, Profile } from '../connector';
import { profileOf } from './view/profileOf';

/**
 * A connector that an operator has reported on: proof that one runs, and that
 * it acts in this namespace.
 *
 * @public
 */
export interface ServedConnector {
  namespace: string;
  name: string;
  /** Which operator its steps are written for. */
  profile?: Profile;
}

/**
 * The connectors of a cluster that its operator has reported on.
 *
 * @param connectors - all that the cluster holds, trimmed or not
 * @param configured - which operator the cluster is configured to run
 *
 * @public
 */
export function servedConnectors(
  connectors: Iterable<GMConnector>,
  configured?: Profile,
): ServedConnector[] {
  const served: ServedConnector[] = [];
  for (const connector of connectors) {
    const { metadata, status } = connector;
    if (status?.status && metadata.namespace) {
      const { namespace, name } = metadata;
      const profile = profileOf(connector, configured);
      served.push({ namespace, name, ...(profile && { profile }) });
    }
  }
  return served;
}
