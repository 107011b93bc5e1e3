import { renderGmc } from '@opea/backstage-plugin-gmc-common';
import type { Target } from './Target';

/** A GMConnector with its namespace. */
export const gmc: Target = {
  render({ document, pipeline, ...options }) {
    return renderGmc(pipeline, { ...options, file: document.source.name });
  },
  // One stream for `kubectl apply -f -`, which knows no kustomization.
  printed: ['deploy/gmc/namespace.yaml', 'deploy/gmc/connector.yaml'],
};
