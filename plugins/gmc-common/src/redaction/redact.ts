import { isCredentialKey } from './credentialKey';

/** What stands where a credential stood. */
const REDACTED = '[redacted]';

/** Tokens that are recognised by themselves. */
const KNOWN_TOKENS =
  /\b(hf_[A-Za-z0-9]{8,}|gh[pousr]_[A-Za-z0-9]{16,}|github_pat_\w{16,}|glpat-[\w-]{16,}|sk-[\w-]{16,}|AKIA[0-9A-Z]{16}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*)/g;

const AUTHORIZATION = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{4,}/gi;

const URL_CREDENTIALS = /\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@'"]+@/gi;

const PRIVATE_KEY =
  /-----BEGIN ([A-Z ]{0,20}PRIVATE KEY)-----[^]*?(?:-----END \1-----|$)/g;

/** `api_key: Some("…")` of Rust's programs, `'api_key': ['…']` of Python's. */
const WRAPPED =
  /(["']?)([A-Za-z][A-Za-z0-9_.-]{1,80})(\1\s{0,3}[:=]\s{0,3}(?:\w{1,20}\(|\[)\s{0,40})("[^"]*"|'[^']*'|[^\s,;()[\]"']+)/g;

/** How such a value begins, for whoever takes it for the whole. */
const WRAPPER = /^\w{1,20}\($/;

/**
 * `KEY=value`, `key: value`, `"key": "value"`, and `\"key\":\"value\"` as JSON
 * within JSON has it (a router's arguments, a last-applied annotation).
 */
const ASSIGNMENT =
  /(\\*["']?)([A-Za-z][A-Za-z0-9_.-]{1,80})(\1\s{0,3}[:=]\s{0,3})(\\*"(?:[^"\\]|\\(?!"))*\\*"|'[^'\n]*'|[^\s,;&"'{}[\]]+)/g;

/**
 * Blots out what looks like a credential: values of keys such as `HF_TOKEN` or
 * `apiKey`, bearer and basic authorization, tokens of known shape (`hf_…`),
 * private keys, and the user part of URLs.
 *
 * @param text - a log line, an error message, a rendered document
 * @returns the text with `[redacted]` in their place
 *
 * @public
 */
export function redact(text: string): string {
  return text
    .replace(PRIVATE_KEY, REDACTED)
    .replace(AUTHORIZATION, (_, scheme: string) => `${scheme} ${REDACTED}`)
    .replace(URL_CREDENTIALS, (_, scheme: string) => `${scheme}${REDACTED}@`)
    .replace(KNOWN_TOKENS, REDACTED)
    .replace(
      WRAPPED,
      (whole, quote: string, key: string, opening: string, value: string) =>
        isCredentialKey(key) && !whole.includes('[redacted')
          ? `${quote}${key}${opening}${redactedLike(value)}`
          : whole,
    )
    .replace(
      ASSIGNMENT,
      (whole, quote: string, key: string, separator: string, value: string) =>
        isCredentialKey(key) &&
        !value.includes(REDACTED) &&
        !WRAPPER.test(value)
          ? `${quote}${key}${separator}${redactedLike(value)}`
          : whole,
    );
}

/** Keeps the quotes, so that a redacted document still parses. */
function redactedLike(value: string): string {
  const quotes = /^(\\*["'])[^]*?(\\*["'])$/.exec(value);
  return quotes ? `${quotes[1]}${REDACTED}${quotes[2]}` : REDACTED;
}
