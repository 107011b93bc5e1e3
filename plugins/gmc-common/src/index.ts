/**
 * OPEA YAML, GMConnectors, and verdicts about them.
 *
 * @packageDocumentation
 */
export * from './annotations';
export * from './application';
export * from './diagnostics';
export * from './components';
export * from './connector';
export * from './diff';
export * from './documents';
export * from './explain';
export * from './opea';
export * from './status';
export * from './targets';
export * from './validation';
export * from './api';
export * from './names';
export * from './redaction';
