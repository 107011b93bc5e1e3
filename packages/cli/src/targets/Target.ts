import type {
  Catalogue,
  Pipeline,
  Profile,
  RenderResult,
} from '@opea/backstage-plugin-gmc-common';
import type { PipelineDocument } from '../documents/readPipeline';

/** What a target is made from. */
export interface RenderRequest {
  document: PipelineDocument;
  pipeline: Pipeline;
  catalogue: Catalogue;
  name: string;
  namespace: string;
  profile?: Profile;
  /** The command that renders the files again. */
  command: string;
  /** For the header of what is not to be edited: how to render it again. */
  renderAgain: string;
}

/** Something that a document can be converted to. */
export interface Target {
  render(request: RenderRequest): RenderResult;
  /**
   * The files that standard output gets, one after the other: those that are
   * of use without the others.
   */
  printed: readonly string[];
}
