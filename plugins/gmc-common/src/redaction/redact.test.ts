import * as fc from 'fast-check';
import { isCredentialKey } from './credentialKey';
import { redact } from './redact';

describe('redact', () => {
  it.each([
    ['HF_TOKEN=abc123 done', 'HF_TOKEN=[redacted] done'],
    [
      'HUGGINGFACEHUB_API_TOKEN: abc123',
      'HUGGINGFACEHUB_API_TOKEN: [redacted]',
    ],
    [
      '{"apiKey": "abc, 123", "port": 80}',
      '{"apiKey": "[redacted]", "port": 80}',
    ],
    [
      String.raw`--graph-json {\"GOOGLE_API_KEY\":\"abc\",\"endpoint\":\"/v1\"}`,
      String.raw`--graph-json {\"GOOGLE_API_KEY\":\"[redacted]\",\"endpoint\":\"/v1\"}`,
    ],
    ["password: 'it is me'", "password: '[redacted]'"],
    ['Authorization: Bearer abcdef.ghi', 'Authorization: Bearer [redacted]'],
    ['GET http://me:pw@host/x', 'GET http://[redacted]@host/x'],
    ['token hf_abcdefghijklmnop was refused', 'token [redacted] was refused'],
    ['?api_key=abc&page=2', '?api_key=[redacted]&page=2'],
    [
      'Args { port: 80, api_key: Some("abc"), hf_token: None }',
      'Args { port: 80, api_key: Some("[redacted]"), hf_token: [redacted] }',
    ],
    [
      'Args {\n  api_key: Some(\n    "abc",\n  ),\n}',
      'Args {\n  api_key: Some(\n    "[redacted]",\n  ),\n}',
    ],
    [
      "args: {'api_key': ['abc'], 'model': 'x'}",
      "args: {'api_key': ['[redacted]'], 'model': 'x'}",
    ],
    ["password=SecretStr('abc')", "password=SecretStr('[redacted]')"],
    [
      'key:\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nnext',
      'key:\n[redacted]\nnext',
    ],
    ['-----BEGIN PRIVATE KEY-----\nMIIE cut off', '[redacted]'],
  ])('blots out the credential in %s', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it.each([
    'MAX_TOTAL_TOKENS: 2048',
    'KEY_INDEX_NAME=file-keys',
    '401 Client Error: Access to model meta-llama/Llama-3 is restricted',
    'endpoint: /v1/chat/completions',
  ])('leaves %s as it is', text => {
    expect(redact(text)).toBe(text);
  });

  it('finds nothing new in what it has redacted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), text => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
    );
  });
});

describe('isCredentialKey', () => {
  it.each([
    'HF_TOKEN',
    'dbPassword',
    'GOOGLE_API_KEY',
    'client-secret',
    'gmcTokenSecret',
  ])('takes %s for the name of a credential', key => {
    expect(isCredentialKey(key)).toBe(true);
  });

  it.each(['MODEL_ID', 'TOKEN_FILE', 'MAX_NEW_TOKENS', 'KEYCLOAK_URL', ''])(
    'takes %s for an ordinary key',
    key => {
      expect(isCredentialKey(key)).toBe(false);
    },
  );
});
