import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'Check the application in the workspace before it is published',
    example: stringify({
      steps: [
        {
          id: 'validate',
          name: 'Check the files',
          action: 'opea:validate',
        },
      ],
    }),
  },
  {
    description: 'Check an application in a folder of the workspace',
    example: stringify({
      steps: [
        {
          id: 'validate',
          name: 'Check the files',
          action: 'opea:validate',
          input: { path: 'applications/support-chat' },
        },
      ],
    }),
  },
];
