export { renderCompose } from './compose/renderCompose';
export { renderGmc } from './gmc/renderGmc';
export type { RenderGmcOptions, RenderGmcResult } from './gmc/RenderGmcOptions';
export { connectorToPipeline } from './opea/connectorToPipeline';
export type {
  ConnectorToPipelineOptions,
  ConnectorToPipelineResult,
} from './opea/connectorToPipeline';
export { renderOpea } from './opea/renderOpea';
export type {
  RenderOpeaOptions,
  RenderOpeaResult,
} from './opea/RenderOpeaOptions';
export { renderPython } from './python/renderPython';
export type { RenderOptions, RenderResult } from './RenderOptions';
