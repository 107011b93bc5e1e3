/**
 * OPEA YAML, GMConnectors, and verdicts about them.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './diagnostics';
export * from './connector';
export * from './status';
export * from './api';
