import { renderCompose } from '@opea/backstage-plugin-gmc-common';
import type { Target } from './Target';

/** A compose file. */
export const compose: Target = {
  render({ document, pipeline, name, catalogue, renderAgain }) {
    const file = document.source.name;
    return renderCompose(pipeline, { name, catalogue, renderAgain, file });
  },
  printed: ['deploy/compose/compose.yaml'],
};
