import { distinctDiagnostics } from '@opea/backstage-plugin-gmc-common';
import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';
import type { RenderRequest, Target } from './Target';

export interface RenderedTargets {
  files: Record<string, string>;
  diagnostics: Diagnostic[];
}

/** Renders several targets, with each finding of theirs once. */
export function renderTargets(
  targets: readonly Target[],
  request: RenderRequest,
): RenderedTargets {
  const rendered = targets.map(target => target.render(request));
  return {
    files: Object.assign({}, ...rendered.map(({ files }) => files)),
    diagnostics: distinctDiagnostics(
      rendered.flatMap(({ diagnostics }) => diagnostics),
    ),
  };
}
