import { isDnsLabel, isDnsSubdomain } from './kubernetesNames';

/**
 * Names a connector within a cluster.
 *
 * @public
 */
export interface ConnectorRef {
  namespace: string;
  name: string;
}

/**
 * Reads the value of the entity annotation `gmc.opea.io/connector`.
 *
 * @param text - `<namespace>/<name>`
 * @returns undefined where the text is not of that form, or where Kubernetes
 * would refuse one of the names
 *
 * @public
 */
export function parseConnectorRef(text: string): ConnectorRef | undefined {
  const [namespace, name, ...rest] = text.trim().split('/');
  if (
    rest.length > 0 ||
    name === undefined ||
    !isDnsLabel(namespace) ||
    !isDnsSubdomain(name)
  ) {
    return undefined;
  }
  return { namespace, name };
}

/**
 * The value of the entity annotation `gmc.opea.io/connector`.
 *
 * @public
 */
export function formatConnectorRef(ref: ConnectorRef): string {
  return `${ref.namespace}/${ref.name}`;
}
