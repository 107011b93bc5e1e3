import { renderPython } from '@opea/backstage-plugin-gmc-common';
import type { Target } from './Target';

/** A program for OPEA's Python package. */
export const python: Target = {
  render({ document, pipeline, name, catalogue, renderAgain }) {
    const file = document.source.name;
    return renderPython(pipeline, { name, catalogue, renderAgain, file });
  },
  printed: ['app/megaservice.py'],
};
