import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  ENTITY_ANNOTATION,
  type GMConnector,
} from '@opea/backstage-plugin-gmc-common';

/** The entity that a connector names, in the one way to write it. */
export function namedEntity(connector: GMConnector): string | undefined {
  const value = connector.metadata.annotations?.[ENTITY_ANNOTATION];
  if (value === undefined) {
    return undefined;
  }
  try {
    return stringifyEntityRef(
      parseEntityRef(value.trim(), { defaultKind: 'component' }),
    );
  } catch {
    return undefined;
  }
}

/** Whether a connector names that very entity. */
export function namesEntity(
  connector: GMConnector,
  entityRef: string,
): boolean {
  return namedEntity(connector) === entityRef;
}
