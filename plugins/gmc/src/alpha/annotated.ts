import { CONNECTOR_ANNOTATION } from '@opea/backstage-plugin-gmc-common';

/**
 * Entities that name a connector. A predicate and not a function, so that an
 * adopter can replace it in `app-config.yaml`.
 */
export const annotated = {
  [`metadata.annotations.${CONNECTOR_ANNOTATION}`]: { $exists: true },
};
