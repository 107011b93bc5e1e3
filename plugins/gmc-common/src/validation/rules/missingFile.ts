import { START } from '../ApplicationView';
import type { ApplicationView } from '../ApplicationView';
import { CATALOG_INFO, CONNECTOR, KUSTOMIZATION, OPEA } from '../paths';

const NEEDED = {
  [OPEA]: 'the application itself',
  [CONNECTOR]: 'what the cluster runs',
  [KUSTOMIZATION]: 'what GitOps deploys',
  [CATALOG_INFO]: 'what Backstage knows of it',
};

/** Reports files without which an application is not one. */
export function missingFile(application: ApplicationView): void {
  for (const [path, purpose] of Object.entries(NEEDED)) {
    if (!application.has(path)) {
      application
        .file(path)
        .report.error('missing-file', START, `There is no ${path}: ${purpose}`);
    }
  }
}
