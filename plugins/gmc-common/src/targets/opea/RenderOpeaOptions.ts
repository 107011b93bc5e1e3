import type { Profile } from '../../connector';
import type { Pipeline } from '../../opea';
import type { RenderOptions, RenderResult } from '../RenderOptions';

/**
 * How to read what becomes an `opea.yaml`, and what to say in its header.
 *
 * @public
 */
export interface RenderOpeaOptions
  extends Pick<RenderOptions, 'renderAgain' | 'catalogue'> {
  /** The file that it is made from, for the findings and the header. */
  file?: string;
  /** Which GMC a connector is for; `auto`, the default: the one it was written for. */
  profile?: Profile | 'auto';
}

/**
 * `opea.yaml`, with findings about what it is made from, at their places there.
 *
 * @public
 */
export interface RenderOpeaResult extends RenderResult {
  /** What the document says; undefined where the diagnostics hold an error. */
  pipeline?: Pipeline;
}
