export { parseApplicationAnswers, parseChatQnaAnswers } from './answers';
export type {
  AnswerProblem,
  ApplicationAnswers,
  ChatQnaAnswers,
  ParsedAnswers,
} from './answers';
export { applicationEntityRefs } from './catalogInfo';
export { gitBlobId } from './gitBlobId';
export {
  DEFAULT_EMBEDDING_MODEL,
  DEFAULT_MODEL,
  DEFAULT_RERANKING_MODEL,
  suggestedModels,
} from './models';
export type { SuggestedModel } from './models';
export { answerPatterns } from './patterns';
export { OPEA_API_VERSION } from './provenance';
export type { TemplateOrigin } from './provenance';
export { renderApplication } from './renderApplication';
export type {
  RenderApplicationOptions,
  RenderedApplication,
} from './renderApplication';
export { renderOpeaYaml } from './renderOpeaYaml';
export type { RepositoryLocation } from './RepositoryLocation';
