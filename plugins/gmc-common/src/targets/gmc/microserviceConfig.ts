import { isLegacyKey } from '../../connector/legacyKeys';
import { hasCredentials, isCredentialKey } from '../../redaction';
import type { GmcService } from './GmcContext';

/**
 * The config of a microservice's step: its path, the Services it calls, and
 * its environment, of which GMC makes variables.
 */
export function microserviceConfig(
  planned: GmcService,
  calls: Record<string, string>,
): Record<string, string> {
  const environment = Object.entries(planned.service.environment).filter(
    ([name, value]) => isSaid(planned, name, value),
  );
  return {
    endpoint: stepEndpoint(planned),
    ...calls,
    ...planned.form.config,
    ...Object.fromEntries(environment),
  };
}

/** Whether a variable is written: not credentials, nor what has no effect. */
export function isSaid(
  { form }: GmcService,
  name: string,
  value: string,
): boolean {
  return !(
    isCredentialKey(name) ||
    hasCredentials(value) ||
    isLegacyKey({ name: form.steps.xeon }, name)
  );
}

/**
 * The path that a step's image answers. Where the operator's image is older
 * than the path that was written, the path is the older one.
 */
export function stepEndpoint({ service, component, form }: GmcService): string {
  const written =
    service.address.kind === 'managed' ? service.address.endpoint : '/';
  return form.endpoint !== undefined && component.endpoints.includes(written)
    ? form.endpoint
    : written;
}
