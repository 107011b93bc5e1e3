export { explainPipeline } from './explainPipeline';
export type {
  Explained,
  ExplainedCall,
  PipelineExplanation,
  ServiceExplanation,
  ValueSource,
} from './PipelineExplanation';
export { toMermaid } from './toMermaid';
