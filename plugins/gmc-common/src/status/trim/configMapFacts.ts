import type { ConfigMapFacts } from '../objects';
import { isObject } from './Shape';

/** What GMC's templates hold until somebody puts a token there. */
const PLACEHOLDER = 'insert-your-huggingface-token-here';

/**
 * The few facts that are kept of a ConfigMap; its values are forgotten.
 *
 * @param raw - the ConfigMap as the API's JSON has it
 * @returns undefined if it has no name
 *
 * @public
 */
export function configMapFacts(raw: unknown): ConfigMapFacts | undefined {
  if (
    !isObject(raw) ||
    !isObject(raw.metadata) ||
    typeof raw.metadata.name !== 'string'
  ) {
    return undefined;
  }
  const data = isObject(raw.data) ? raw.data : {};
  return {
    name: raw.metadata.name,
    placeholderTokenKeys: Object.keys(data)
      .filter(key => String(data[key]).includes(PLACEHOLDER))
      .sort(),
  };
}
