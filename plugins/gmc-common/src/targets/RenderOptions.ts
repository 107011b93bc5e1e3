import type { Catalogue } from '../components';
import type { Diagnostic } from '../diagnostics';

/**
 * What every target takes beside the pipeline.
 *
 * @public
 */
export interface RenderOptions {
  /** The application's name. */
  name: string;
  /** For the header: how to render the files again. */
  renderAgain?: string;
  /** Components beside the built-in ones. */
  catalogue?: Catalogue;
  /** The name of the file that the pipeline was read from, for the findings. */
  file?: string;
}

/**
 * A pipeline as a target takes it.
 *
 * @public
 */
export interface RenderResult {
  /** Texts by path in the repository. None where the diagnostics hold an error. */
  files: Record<string, string>;
  /** Findings about the pipeline, at its places in `opea.yaml`. */
  diagnostics: Diagnostic[];
}
