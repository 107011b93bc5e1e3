import { SCHEMA_VERSION } from './documents';

/**
 * A backend that speaks another version of the API than this client.
 *
 * @public
 */
export class SchemaVersionError extends Error {
  readonly name = 'SchemaVersionError';

  constructor(found: unknown) {
    super(
      `The GMC backend answered with version ${JSON.stringify(
        found,
      )} of its documents, this client reads version ${SCHEMA_VERSION}: install matching versions of the GMC frontend and backend plugins`,
    );
  }
}

/**
 * Takes what the backend sent for a document.
 *
 * Only the version is checked. Both ends compile against the same types, and
 * fields are never removed within a version; schemas of every document would
 * put zod into the bundle of every entity page to repeat what the compiler
 * has already said.
 */
export function readDocument<T extends { schemaVersion: number }>(
  json: unknown,
): T {
  const version =
    typeof json === 'object' && json !== null && 'schemaVersion' in json
      ? json.schemaVersion
      : undefined;
  if (version !== SCHEMA_VERSION) {
    throw new SchemaVersionError(version);
  }
  return json as T;
}
