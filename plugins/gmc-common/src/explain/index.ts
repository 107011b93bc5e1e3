export { explainPipeline } from './explainPipeline';
export type {
  Explained,
  ExplainedCallee,
  PipelineExplanation,
  ServiceExplanation,
  ValueSource,
} from './PipelineExplanation';
export { toMermaid } from './toMermaid';
