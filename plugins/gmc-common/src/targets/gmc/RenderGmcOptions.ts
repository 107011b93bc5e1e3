import type { Profile } from '../../connector';
import type { RenderOptions, RenderResult } from '../RenderOptions';

/**
 * Where a connector belongs, beside what the pipeline says.
 *
 * @public
 */
export interface RenderGmcOptions extends RenderOptions {
  /** Its namespace, which should hold no other connector. */
  namespace: string;
  /** Which GMC the cluster runs; upstream's if not said. */
  profile?: Profile;
  /** The entity that the connector names as its own: `component:default/chatqna`. */
  entityRef?: string;
  /** What Backstage's stock Kubernetes tab finds it by; the name if not said. */
  kubernetesId?: string;
  /** What it is rendered from. */
  source?: {
    /** The repository's URL. */
    repository: string;
    /** The file's path in it. */
    path: string;
    /** The file's git blob id. */
    blob: string;
  };
  /** The namespace is there and is not ours to make. */
  existingNamespace?: boolean;
}

/**
 * A pipeline as GMC takes it: `deploy/gmc/namespace.yaml` (not for an existing
 * namespace), `connector.yaml` and `kustomization.yaml` beside it.
 *
 * @public
 */
export interface RenderGmcResult extends RenderResult {
  /** The name of the router's Service, which listens on port 8080. */
  routerService: string;
}
