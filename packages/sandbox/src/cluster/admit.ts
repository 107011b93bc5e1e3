import { connectorSchema } from './connectorDefinition';
import { admitConnector } from './connectorWebhook';
import { type Kind, kinds } from './kinds';
import { isJsonObject, type KubeObject } from './objects';
import { StatusError } from './StatusError';
import { pruneUnknown, validateSchema } from './validateSchema';

export interface AdmissionOptions {
  subresource?: 'status';
  /** What becomes of fields that the schema doesn't know. */
  unknownFields?: 'refuse' | 'drop';
  /** Called with each unknown field that was dropped. */
  warn?: (message: string) => void;
}

/**
 * The object as it may be stored: pruned and checked by its schema and by the
 * operator's webhook. Built-in kinds are let through as they are.
 */
export function admit(
  kind: Kind,
  object: KubeObject,
  options: AdmissionOptions,
): KubeObject {
  if (kind !== kinds.connector) return object;
  const { value, unknownFields } = pruneUnknown(connectorSchema, object);
  if (options.unknownFields === 'refuse' && unknownFields.length > 0) {
    const list = unknownFields.map(f => `unknown field "${f}"`).join(', ');
    throw StatusError.badRequest(
      `${kind.kind} in version "${kind.version}" cannot be handled as a ${kind.kind}: strict decoding error: ${list}`,
    );
  }
  for (const field of unknownFields) options.warn?.(`unknown field "${field}"`);
  const causes = validateSchema(connectorSchema, value);
  const { name } = object.metadata;
  if (causes.length > 0) throw StatusError.invalid(kind, name, causes);
  const admitted = value as KubeObject;
  // The schema lets a connector without a spec pass; the webhook has no words for it.
  if (!options.subresource && isJsonObject(admitted.spec)) {
    admitConnector(admitted);
  }
  return admitted;
}
