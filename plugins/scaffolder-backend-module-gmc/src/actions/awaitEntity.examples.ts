import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Wait for what was registered, before the run links to it',
    example: stringify({
      steps: [
        {
          id: 'await',
          name: 'Wait for the catalog',
          action: 'opea:entity:await',
          input: { entityRef: 'component:default/support-chat' },
        },
      ],
    }),
  },
];
