/** Words that make a key the name of a credential, wherever they stand in it. */
const CREDENTIAL_WORDS = new Set([
  'token',
  'secret',
  'password',
  'passwd',
  'passphrase',
  'credential',
  'credentials',
  'apikey',
]);

/** Last words by which a key tells of a credential without holding one. */
const REFERENCE_WORDS = new Set([
  'name',
  'file',
  'path',
  'limit',
  'count',
  'length',
  'size',
]);

/**
 * Whether the value of a key is likely a credential: `HF_TOKEN`,
 * `GOOGLE_API_KEY`, `dbPassword`. Not `MAX_TOTAL_TOKENS`, `KEY_INDEX_NAME` or
 * `TOKEN_FILE`: they count, or name, or point.
 *
 * @param key - the name of an environment variable, config key or parameter
 *
 * @public
 */
export function isCredentialKey(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(word => word !== '');
  const last = words.at(-1);
  if (last === undefined || REFERENCE_WORDS.has(last)) {
    return false;
  }
  return last === 'key' || words.some(word => CREDENTIAL_WORDS.has(word));
}
