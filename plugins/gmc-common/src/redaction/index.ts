export { isCredentialKey } from './credentialKey';
export { hasCredentials } from './credentialUrl';
export { redact } from './redact';
