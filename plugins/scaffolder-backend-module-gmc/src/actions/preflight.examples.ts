import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Look whether a new application finds everything free',
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Look whether the names are free',
          action: 'opea:preflight',
          input: {
            name: 'support-chat',
            repoUrl: 'github.com?owner=team&repo=support-chat',
            cluster: 'production',
            namespace: 'support-chat',
          },
        },
      ],
    }),
  },
  {
    description:
      'For an application of a System that is there, in a namespace that is there',
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Look whether the names are free',
          action: 'opea:preflight',
          input: {
            name: 'support-chat',
            system: 'support',
            repoUrl: 'gitlab.com?owner=team&repo=support-chat',
            cluster: 'production',
            namespace: 'support',
            existingNamespace: true,
          },
        },
      ],
    }),
  },
];
