export { isCredentialKey } from './credentialKey';
export { redact } from './redact';
