import fc from 'fast-check';
import { parseOpea } from '../opea';
import { parseChatQnaAnswers } from './answers';
import type { ChatQnaAnswers } from './answers';
import { renderOpeaYaml } from './renderOpeaYaml';

function answersWith(given: object): ChatQnaAnswers {
  const { answers, problems } = parseChatQnaAnswers({
    name: 'support-chat',
    owner: 'group:default/support',
    repository: 'github.com?owner=team&repo=support-chat',
    cluster: 'production',
    ...given,
  });
  expect(problems).toEqual([]);
  return answers!;
}

describe('renderOpeaYaml', () => {
  it('writes what a person would, with what they need to know beside it', () => {
    const text = renderOpeaYaml(
      answersWith({
        title: 'Support chat',
        description: 'Answers what customers ask',
        model: 'Qwen/Qwen2.5-7B-Instruct',
        hardware: 'gaudi',
        dataPreparation: false,
        reranking: false,
      }),
    );
    expect(text).toBe(`# Support chat
# Answers what customers ask

# The application in OPEA YAML: its microservices, and the flow between them.
# deploy/ is rendered from this file.

opea_micro_services:
  # Turns the question into a vector.
  embedding:
    endpoint: /v1/embeddings
    port: 6000
    server: tei
    model: BAAI/bge-base-en-v1.5

  # Finds the passages of your documents nearest to it.
  retriever:
    endpoint: /v1/retrieval
    port: 7000
    store: redis

  # Answers from them. Any model at Hugging Face that the server can run.
  llm:
    endpoint: /v1/chat/completions
    port: 9000
    server: tgi
    model: Qwen/Qwen2.5-7B-Instruct
    hardware: gaudi

# Each service gets what the one before it answers; (a, b) runs both.
opea_mega_service:
  port: 8080
  endpoint: /v1/chatqna
  mega_flow:
    - embedding >> retriever >> llm
`);
  });

  it('adds reranking to the flow, and data preparation beside it', () => {
    const { pipeline } = parseOpea(renderOpeaYaml(answersWith({})));
    expect(pipeline?.flowNames).toEqual([
      'embedding',
      'retriever',
      'reranking',
      'llm',
    ]);
    expect(pipeline?.services.map(({ component }) => component)).toEqual([
      'embedding',
      'retriever',
      'reranking',
      'llm',
      'dataprep',
    ]);
  });

  it('is read back without a finding, whatever the answers', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .filter(value => !/\p{Cc}/u.test(value));
    const model = fc.stringMatching(/^[A-Za-z0-9]{1,9}\/[A-Za-z0-9]{1,9}$/);
    fc.assert(
      fc.property(
        fc.record({
          title: text,
          description: text,
          model,
          embeddingModel: model,
          rerankingModel: model,
          hardware: fc.constantFrom('xeon', 'gaudi', 'nvidia'),
          reranking: fc.boolean(),
          dataPreparation: fc.boolean(),
        }),
        given => {
          const answers = answersWith(given);
          const { pipeline, diagnostics } = parseOpea(renderOpeaYaml(answers));
          expect(diagnostics).toEqual([]);
          expect(
            pipeline?.services.find(({ name }) => name === 'llm'),
          ).toMatchObject({ model: given.model, hardware: given.hardware });
        },
      ),
    );
  });
});
