export { diffPipelines, hasDifferences } from './diffPipelines';
export type { PipelineDiff, ServiceChange, ValueChange } from './PipelineDiff';
