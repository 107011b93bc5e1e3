import type {
  GmcApi,
  PlacementDocument,
} from '@opea/backstage-plugin-gmc-common';
import type { Problem } from './Problem';
import { sentenceOf } from '../sentenceOf';

/** Where a connector is to live. */
export interface Placement {
  cluster: string;
  namespace: string;
  connector: string;
  /** Whether the namespace is meant to be there already. */
  existingNamespace: boolean;
}

/** What {@link checkPlacement} needs. */
export interface CheckPlacementOptions {
  placement: Placement;
  gmc: Pick<GmcApi, 'placement'>;
  /** A token for gmc-backend that speaks for the user. */
  token: string;
  signal?: AbortSignal;
}

/** Looks whether a namespace of a cluster can take a new connector. */
export async function checkPlacement(
  options: CheckPlacementOptions,
): Promise<Problem[]> {
  const { placement, gmc, token, signal } = options;
  const { cluster, namespace, connector } = placement;
  try {
    const found = await gmc.placement(
      cluster,
      { namespace, name: connector },
      { token, signal },
    );
    return judgePlacement(placement, found);
  } catch (error) {
    signal?.throwIfAborted();
    return [
      {
        kind: 'unavailable',
        about: `cluster '${cluster}'`,
        message: sentenceOf(error),
      },
    ];
  }
}

function judgePlacement(
  { cluster, namespace, existingNamespace }: Placement,
  found: PlacementDocument,
): Problem[] {
  const [other] = found.connectors;
  if (other !== undefined) {
    return [
      {
        kind: 'taken',
        about: 'namespace',
        message: `the connector '${other}' lives in namespace '${namespace}' of cluster '${cluster}' already, and two in one namespace take each other's prompts. Choose another namespace.`,
      },
    ];
  }
  if (found.namespace.exists && !existingNamespace) {
    return [
      {
        kind: 'taken',
        about: 'namespace',
        message: `'${namespace}' is there already in cluster '${cluster}'. Choose another, or say that it is an existing one.`,
      },
    ];
  }
  if (!found.namespace.exists && existingNamespace) {
    return [
      {
        kind: 'invalid',
        about: 'namespace',
        message: `cluster '${cluster}' has no namespace '${namespace}'. Choose one that is there, or let it be made.`,
      },
    ];
  }
  return [];
}
