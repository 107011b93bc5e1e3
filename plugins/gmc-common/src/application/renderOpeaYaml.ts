import { Document, isMap, isScalar } from 'yaml';
import type { YAMLMap } from 'yaml';
import type { ChatQnaAnswers } from './answers';
import { YAML_STYLE } from '../yaml/style';

/** Above each microservice: what it does, for somebody new to OPEA. */
const SERVICE_COMMENTS: Record<string, string> = {
  embedding: ' Turns the question into a vector.',
  retriever: ' Finds the passages of your documents nearest to it.',
  reranking: ' Puts the best passages first.',
  llm: ' Answers from them. Any model at Hugging Face that the server can run.',
  dataprep: ' Takes in documents; stands beside the flow.',
};

/**
 * Writes the `opea.yaml` of a ChatQnA application: the one file of its
 * repository that a person edits.
 *
 * @returns the file's text; the same answers give the same text
 * @public
 */
export function renderOpeaYaml(answers: ChatQnaAnswers): string {
  const flow = [
    'embedding',
    'retriever',
    ...(answers.reranking ? ['reranking'] : []),
    'llm',
  ];
  const document = new Document(
    {
      opea_micro_services: microservices(answers),
      opea_mega_service: {
        port: 8080,
        endpoint: '/v1/chatqna',
        mega_flow: [flow.join(' >> ')],
      },
    },
    YAML_STYLE,
  );
  document.commentBefore = header(answers);
  annotate(document);
  return document.toString(YAML_STYLE);
}

function microservices(answers: ChatQnaAnswers): Record<string, unknown> {
  return {
    embedding: {
      endpoint: '/v1/embeddings',
      port: 6000,
      server: 'tei',
      model: answers.embeddingModel,
    },
    retriever: { endpoint: '/v1/retrieval', port: 7000, store: 'redis' },
    ...(answers.reranking && {
      reranking: {
        endpoint: '/v1/reranking',
        port: 8000,
        server: 'tei',
        model: answers.rerankingModel,
      },
    }),
    llm: {
      endpoint: '/v1/chat/completions',
      port: 9000,
      server: 'tgi',
      model: answers.model,
      hardware: answers.hardware,
    },
    ...(answers.dataPreparation && {
      // Its path and port are others on GMC than in today's image.
      dataprep: { type: 'dataprep', store: 'redis' },
    }),
  };
}

function header({ name, title, description }: ChatQnaAnswers): string {
  const lines = [
    title ?? name,
    ...(description ? [description] : []),
    '',
    'The application in OPEA YAML: its microservices, and the flow between them.',
    'deploy/ is rendered from this file.',
  ];
  return lines.map(line => (line ? ` ${line}` : '')).join('\n');
}

function annotate(document: Document): void {
  if (!isMap(document.contents)) {
    return;
  }
  const services = document.get('opea_micro_services', true) as YAMLMap;
  for (const [index, { key }] of services.items.entries()) {
    if (isScalar(key)) {
      key.spaceBefore = index > 0;
      key.commentBefore = SERVICE_COMMENTS[String(key.value)];
    }
  }
  const megaservice = document.contents.items[1].key;
  if (isScalar(megaservice)) {
    megaservice.spaceBefore = true;
    megaservice.commentBefore =
      ' Each service gets what the one before it answers; (a, b) runs both.';
  }
}
