import { renderOpea } from '@opea/backstage-plugin-gmc-common';
import type { Target } from './Target';

const FILE = 'opea.yaml';

/** OPEA YAML, of a connector or of the exporter's document. */
export const opea: Target = {
  render({ document, pipeline, catalogue, command }) {
    const { source, kind, profile } = document;
    const options = {
      file: source.name,
      catalogue,
      renderAgain: `From now on this is the file to change. It was made by: ${command}`,
    };
    if (kind === 'gmconnector') {
      // What there is to say was said when its pipeline was read.
      const { files } = renderOpea(source.text, { ...options, profile });
      return { files, diagnostics: [] };
    }
    return pipeline.dialect === 'rfc'
      ? { files: { [FILE]: source.text }, diagnostics: [] }
      : renderOpea(pipeline, options);
  },
  printed: [FILE],
};
