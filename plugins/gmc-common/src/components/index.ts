export { Catalogue, DEFAULT_CATALOGUE } from './Catalogue';
export { componentSchema, HARDWARE } from './Component';
export type { Component, GmcForm, Hardware } from './Component';
export { DOWNSTREAM_KEYS, MODEL_KEYS } from './configKeys';
export { describeStep, stepNames } from './describeStep';
export type { StepDescription } from './describeStep';
export { goesBy } from './goesBy';
export { parseCatalogue, readComponents } from './reading/readComponents';
export type {
  ReadComponentsOptions,
  ReadComponentsResult,
} from './reading/readComponents';
