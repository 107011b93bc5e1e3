/**
 * Watches GMConnectors in every cluster, judges them and streams their
 * verdicts.
 *
 * @packageDocumentation
 */
export { gmcPlugin as default } from './plugin';
