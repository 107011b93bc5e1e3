import { formatDiagnostic } from '@opea/backstage-plugin-gmc-common';
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
  const found = rendered.flatMap(({ diagnostics }) => diagnostics);
  return {
    files: Object.assign({}, ...rendered.map(({ files }) => files)),
    diagnostics: [
      ...new Map(found.map(one => [formatDiagnostic(one), one])).values(),
    ],
  };
}
