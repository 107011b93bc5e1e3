import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description:
      'After a publish step that failed, say what is on the host and how to go on',
    example: stringify({
      steps: [
        {
          id: 'explain',
          name: 'Look what was published',
          if: '${{ failure() and steps.validate.output.valid }}',
          action: 'opea:publish:explain',
          input: { repoUrl: 'github.com?owner=team&repo=support-chat' },
        },
      ],
    }),
  },
];
