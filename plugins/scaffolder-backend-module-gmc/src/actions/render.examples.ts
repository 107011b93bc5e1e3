import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'A ChatQnA application from answers, followed by Argo CD',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Write the files',
          action: 'opea:render',
          input: {
            name: 'support-chat',
            title: 'Support chat',
            owner: 'group:default/support',
            repoUrl: 'github.com?owner=team&repo=support-chat',
            cluster: 'production',
            namespace: 'support-chat',
            model: 'Qwen/Qwen2.5-7B-Instruct',
            hardware: 'gaudi',
            reranking: true,
            dataPreparation: true,
            gitops: 'argocd',
          },
        },
      ],
    }),
  },
  {
    description:
      'From an opea.yaml that an earlier step put into the workspace',
    example: stringify({
      steps: [
        {
          id: 'render',
          name: 'Write the files',
          action: 'opea:render',
          input: {
            opeaYaml: 'opea.yaml',
            name: 'support-chat',
            owner: 'group:default/support',
            repoUrl: 'github.com?owner=team&repo=support-chat',
            cluster: 'production',
          },
        },
      ],
    }),
  },
];
