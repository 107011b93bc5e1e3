/** What can be wrong with YAML itself. */
export const YAML_CODES = [
  'yaml-syntax',
  'document-too-large',
  'document-too-deep',
  'alias-expansion',
  'duplicate-key',
  'yaml-1-1',
  'wrong-type',
  'missing-key',
] as const;

/** What can be wrong with OPEA YAML. */
export const OPEA_CODES = [
  'empty-document',
  'multiple-documents',
  'unsupported-dialect',
  'unknown-key',
  'too-many-services',
  'invalid-name',
  'invalid-port',
  'invalid-endpoint',
  'endpoint-conflict',
  'unknown-component',
  'inferred-component',
  'credential-value',
  'credentials-in-url',
  'flow-missing',
  'too-many-rules',
  'flow-too-large',
  'flow-empty-name',
  'flow-parenthesis',
  'flow-arrow',
  'flow-name',
  'unknown-service',
  'unused-service',
  'beside-flow',
  'cycle',
] as const;

/** What can be wrong with components of an adopter's own. */
export const CATALOGUE_CODES = [
  'invalid-component',
  'duplicate-component',
  'unknown-callee',
] as const;

/** What can stand between a pipeline and its connector. */
export const GMC_CODES = [
  'invalid-option',
  'no-gmc-step',
  'no-gmc-form',
  'gmc-ensemble',
  'ensemble-collision',
  'model-server-in-flow',
  'unsupported-server',
  'hardware-fallback',
  'not-in-gmc',
  'fixed-by-gmc',
  'reserved-key',
  'unsafe-value',
  'loopback-url',
] as const;

/** What can stand between a pipeline and its compose file. */
export const COMPOSE_CODES = [
  'no-image',
  'not-in-compose',
  'fixed-by-image',
  'port-conflict',
] as const;

/** What can stand between a pipeline and its Python program. */
export const PYTHON_CODES = [
  'several-answers',
  'not-streamed',
  'unknown-service-type',
  'not-in-python',
  'missing-model',
] as const;

/** What a connector says and an `opea.yaml` can't. */
export const IMPORT_CODES = [
  'no-opea-form',
  'not-in-opea',
  'inferred-server',
  'inferred-flow',
] as const;

/** What can be wrong with a connector. */
export const CONNECTOR_CODES = [
  'no-connector',
  'unknown-field',
  'invalid-enum',
  'empty-step-name',
  'unknown-step',
  'dangling-node',
  'duplicate-service',
  'no-root',
  'duplicate-connector',
  'shared-namespace',
  'invalid-service-name',
  'router-name-clash',
  'unnamed-router',
  'cross-namespace',
  'dangling-downstream',
  'missing-downstream',
  'wrong-callee',
  'invalid-reference',
  'legacy-key',
  'shared-config',
  'several-targets',
  'no-target',
  'router-step',
  'step-endpoint',
  'node-cycle',
  'unreachable-node',
  'empty-node',
  'outside-root',
  'missing-response',
  'lost-answer',
  'sequence-condition',
  'switch-condition',
  'switch-unmatched',
  'ensemble-downstream',
  'ignored-field',
] as const;

/** What can be wrong between the files of an application. */
export const APPLICATION_CODES = [
  'missing-file',
  'namespace-mismatch',
  'kustomization-mismatch',
  'connector-link',
  'entity-link',
] as const;

/**
 * All codes a diagnostic can have: a closed union, each with one row in the
 * README and a fixture that shows it.
 *
 * @public
 */
export const DIAGNOSTIC_CODES = [
  ...YAML_CODES,
  ...OPEA_CODES,
  ...CATALOGUE_CODES,
  ...GMC_CODES,
  ...COMPOSE_CODES,
  ...PYTHON_CODES,
  ...IMPORT_CODES,
  ...CONNECTOR_CODES,
  ...APPLICATION_CODES,
] as const;

/** @public */
export type DiagnosticCode = (typeof DIAGNOSTIC_CODES)[number];
