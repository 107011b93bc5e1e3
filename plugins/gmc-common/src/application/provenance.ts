import type { ApplicationAnswers, ChatQnaAnswers } from './answers';
import { yamlFile } from './documents';
import { gitBlobId } from './gitBlobId';

/**
 * Which template made an application.
 *
 * @public
 */
export interface TemplateOrigin {
  /** The template's entity reference. */
  entityRef: string;
  version: string;
}

/**
 * The version of our own files: `.opea/app.yaml` is the first of them.
 *
 * @public
 */
export const OPEA_API_VERSION = 'opea.backstage/v1alpha1';

/**
 * Writes `.opea/app.yaml`: the answers, the template, and each generated
 * file's git blob id. From these an update knows later what was generated,
 * what was edited by hand since, and finds the old text in the repository.
 */
export function provenance(
  answers: ApplicationAnswers | ChatQnaAnswers,
  template: TemplateOrigin,
  files: Record<string, string>,
): string {
  const paths = Object.keys(files).sort();
  return yamlFile(
    'How this repository was made; updates begin here. Please leave it as it is.',
    [
      {
        apiVersion: OPEA_API_VERSION,
        kind: 'Application',
        metadata: { name: answers.name },
        template: { entityRef: template.entityRef, version: template.version },
        answers: sorted(answers),
        files: Object.fromEntries(
          paths.map(path => [path, gitBlobId(files[path])]),
        ),
      },
    ],
  );
}

/** The order of answers must not depend on who handed them over. */
function sorted(answers: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(answers)
      .filter(([, value]) => value !== undefined)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
