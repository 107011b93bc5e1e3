import type { Pipeline } from '../opea';
import type { ApplicationAnswers } from './answers';
import { exampleRequest, takesDocuments } from './routerApi';

/** What the README of an application is written from. */
export interface ReadmeOptions {
  answers: ApplicationAnswers;
  pipeline: Pipeline;
  /** The Service of the router. */
  routerService: string;
}

/**
 * Writes the README of an application's repository: what it is, how to run it,
 * how to talk to it, where its token goes, how to change it.
 */
export function readme(options: ReadmeOptions): string {
  const { answers, pipeline } = options;
  const sections = [
    `# ${answers.title ?? answers.name}`,
    answers.description,
    introduction(pipeline),
    files(answers),
    running(options),
    asking(options),
    onOneMachine(),
    takesDocuments(pipeline) ? documents(options) : undefined,
    token(answers),
    changing(answers),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function introduction(pipeline: Pipeline): string {
  return `A GenAI application of [OPEA](https://opea.dev) microservices: ${pipeline.services
    .map(service => `\`${service.name}\``)
    .join(
      ', ',
    )}. The GenAI Microservices Connector (GMC) runs them on Kubernetes and puts a router in front of them, which takes the prompts.`;
}

function files({ gitops }: ApplicationAnswers): string {
  const rows = [
    ['opea.yaml', 'the application; the file to edit'],
    [
      'deploy/gmc/',
      'what runs: the GMC connector, rendered from `opea.yaml`, with its kustomization',
    ],
    ...(gitops === 'argocd'
      ? [['deploy/gitops/', 'makes Argo CD follow `deploy/gmc`']]
      : []),
    ...(gitops === 'flux'
      ? [['deploy/gitops/', 'makes Flux follow `deploy/gmc`']]
      : []),
    [
      'deploy/compose/',
      'the same for Docker Compose, on one machine without a cluster',
    ],
    ['app/', "the same as a program of OPEA's Python package"],
    ['catalog-info.yaml', 'what Backstage knows of it'],
    ['.opea/app.yaml', 'how this repository was made'],
  ];
  return [
    '| here | what it is |',
    '|---|---|',
    ...rows.map(([path, meaning]) => `| \`${path}\` | ${meaning} |`),
  ].join('\n');
}

function running({ answers }: ReadmeOptions): string {
  const { cluster, namespace, gitops } = answers;
  const place = `It is meant for the cluster \`${cluster}\`, namespace \`${namespace}\`.`;
  const how =
    gitops === 'none'
      ? 'Bring it there, and every change of it, with\n\n```sh\nkubectl apply -k deploy/gmc\n```'
      : `Tell ${
          gitops === 'argocd' ? 'Argo CD' : 'Flux'
        } of it once; from then on it follows the branch \`${
          answers.branch
        }\`:\n\n\`\`\`sh\nkubectl apply -f deploy/gitops\n\`\`\``;
  return `## Running it\n\n${place} ${how}\n\nThe GMC tab of its entity in Backstage tells how it is doing. The first start takes as long as the download of the model does.`;
}

function asking({ answers, pipeline, routerService }: ReadmeOptions): string {
  return `## Asking it

\`\`\`sh
kubectl -n ${answers.namespace} port-forward svc/${routerService} 8080:8080 &
curl -N http://localhost:8080/ \\
  -H 'Content-Type: application/json' \\
  -d '${JSON.stringify(exampleRequest(pipeline))}'
\`\`\``;
}

function onOneMachine(): string {
  return `## On one machine

With Docker, and without a cluster:

\`\`\`sh
cd deploy/compose
cp .env.example .env    # and fill in what it asks for
docker compose up
\`\`\``;
}

function documents({ answers, routerService }: ReadmeOptions): string {
  return `## Giving it documents

\`\`\`sh
kubectl -n ${answers.namespace} port-forward svc/${routerService} 8080:8080 &
curl http://localhost:8080/dataprep -F 'files=@handbook.pdf'
\`\`\``;
}

function token({ namespace }: ApplicationAnswers): string {
  return `## A model that wants a token

Models that anybody may download need none. For one that is gated at Hugging Face, the cluster needs a token whose owner was given access to it. The token never belongs into this repository; it goes where the operator's model servers look for it:

- into a Secret of the namespace \`${namespace}\`, where the platform team has made the operator's templates read one; or
- as \`HF_TOKEN\` into the operator's own templates (the ConfigMap \`gmcyaml\` in the namespace of the operator), which is the platform team's to do: it holds for every application of the cluster.

A token put by hand into the ConfigMap that a model server reads is lost at the operator's next turn.`;
}

function changing({ gitops }: ApplicationAnswers): string {
  const arrival =
    gitops === 'none'
      ? 'and apply `deploy/gmc` again'
      : 'and commit; the cluster follows';
  return `## Changing it

Edit \`opea.yaml\`: another model, no reranking, one more microservice. Then render the other files from it with the template action \`opea:render\` (its input \`opeaYaml\`), ${arrival}. All of them belong into the same commit: what the cluster runs is \`deploy/gmc\`.

Deleting the connector from the cluster removes everything that the operator made for it.`;
}
