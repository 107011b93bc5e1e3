import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { TemplateEntityV1beta3 } from '@backstage/plugin-scaffolder-common';
import { parse } from 'yaml';

const path = resolve(__dirname, '../../../../templates/chatqna/template.yaml');

/** The template "Create ChatQnA app" as the catalog would hold it. */
export function chatQnaTemplate(): TemplateEntityV1beta3 {
  const template: TemplateEntityV1beta3 = parse(readFileSync(path, 'utf8'));
  return {
    ...template,
    metadata: {
      ...template.metadata,
      namespace: 'default',
      annotations: {
        ...template.metadata.annotations,
        'backstage.io/managed-by-location': `file:${path}`,
      },
    },
  };
}
