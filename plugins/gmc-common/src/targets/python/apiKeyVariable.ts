import type { Microservice } from '../../opea';
import { isCredentialKey } from '../../redaction';

/**
 * The key of a service's environment that holds its API key: of one that runs
 * elsewhere, the first that looks like a credential. Other services have their
 * credentials in their own containers.
 */
export function apiKeyOf({
  address,
  environment,
}: Microservice): string | undefined {
  return address.kind === 'external'
    ? Object.keys(environment).find(isCredentialKey)
    : undefined;
}

/**
 * The environment variable that the program takes a service's API key from:
 * the one that the document refers to (`${OPENAI_API_KEY}`), or else the key's
 * own name.
 */
export function apiKeyVariable(service: Microservice): string | undefined {
  const key = apiKeyOf(service);
  return key === undefined
    ? undefined
    : /^\$\{?([A-Za-z_]\w*)/.exec(service.environment[key])?.[1] ?? key;
}
