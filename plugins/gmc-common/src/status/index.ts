export { judge } from './judge';
export type { JudgeInput } from './judge';
export type * from './Verdict';
export type * from './codes';
export type * from './objects';
