import { isCredentialKey } from './credentialKey';

/**
 * Whether a URL has a user part, or a parameter that looks like a credential.
 *
 * @public
 */
export function hasCredentials(text: string): boolean {
  // Without one of these there is neither a user nor a parameter.
  if (!/[@?]/.test(text) || !URL.canParse(text)) {
    return false;
  }
  const url = new URL(text);
  return (
    url.username !== '' ||
    url.password !== '' ||
    [...url.searchParams.keys()].some(isCredentialKey)
  );
}
