import type { Catalogue } from '../../components';
import type { Profile } from '../../connector';
import type { Diagnostic } from '../../diagnostics';

/**
 * Where a connector belongs, beside what the pipeline says.
 *
 * @public
 */
export interface RenderGmcOptions {
  /** The connector's name. */
  name: string;
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
  /** For the header: how to render the files again. */
  renderAgain?: string;
  /** Components beside the built-in ones. */
  catalogue?: Catalogue;
  /** The file's name, for the findings. */
  file?: string;
}

/**
 * A pipeline as GMC takes it.
 *
 * @public
 */
export interface RenderGmcResult {
  /**
   * Texts by path in the repository: `deploy/gmc/namespace.yaml` (not for an
   * existing namespace), `connector.yaml` and `kustomization.yaml` beside it.
   * None where the diagnostics hold an error.
   */
  files: Record<string, string>;
  /** Findings about the pipeline, at its places in `opea.yaml`. */
  diagnostics: Diagnostic[];
  /** The name of the router's Service, which listens on port 8080. */
  routerService: string;
}
