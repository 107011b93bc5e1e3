export { renderGmc } from './gmc/renderGmc';
export type { RenderGmcOptions, RenderGmcResult } from './gmc/RenderGmcOptions';
export type { RenderOptions, RenderResult } from './RenderOptions';
