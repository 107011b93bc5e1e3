/**
 * A language model that a form can suggest.
 *
 * @public
 */
export interface SuggestedModel {
  /** The repository's id at Hugging Face. */
  id: string;
  /** What it is, in a few words. */
  title: string;
}

/**
 * Language models that can be downloaded without a token and that the model
 * servers of the operator's templates run. The first one is the default.
 *
 * @public
 */
export const suggestedModels: readonly SuggestedModel[] = [
  {
    id: 'Intel/neural-chat-7b-v3-3',
    title: "Neural Chat 7B, the operator's own default",
  },
  { id: 'Qwen/Qwen2.5-7B-Instruct', title: 'Qwen 2.5, 7B' },
  {
    id: 'Qwen/Qwen2.5-1.5B-Instruct',
    title: 'Qwen 2.5, 1.5B: small enough for a trial on few cores',
  },
  { id: 'microsoft/Phi-3.5-mini-instruct', title: 'Phi 3.5 mini, 3.8B' },
];

/**
 * The language model of an application that names none.
 *
 * @public
 */
export const DEFAULT_MODEL = 'Intel/neural-chat-7b-v3-3';

/**
 * The embedding model of an application that names none.
 *
 * @public
 */
export const DEFAULT_EMBEDDING_MODEL = 'BAAI/bge-base-en-v1.5';

/**
 * The reranking model of an application that names none.
 *
 * @public
 */
export const DEFAULT_RERANKING_MODEL = 'BAAI/bge-reranker-base';
