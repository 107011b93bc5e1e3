export { documentKind } from './documentKind';
export type { DocumentKind } from './documentKind';
