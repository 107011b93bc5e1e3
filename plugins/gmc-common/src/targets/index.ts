export { renderCompose } from './compose/renderCompose';
export { renderGmc } from './gmc/renderGmc';
export type { RenderGmcOptions, RenderGmcResult } from './gmc/RenderGmcOptions';
export { renderPython } from './python/renderPython';
export type { RenderOptions, RenderResult } from './RenderOptions';
