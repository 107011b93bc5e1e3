import type { Catalogue, Component, GmcForm } from '../../components';
import type { Profile } from '../../connector';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Microservice, Pipeline } from '../../opea';

/** What rendering works with. */
export interface GmcContext {
  pipeline: Pipeline;
  profile: Profile;
  catalogue: Catalogue;
  report: DiagnosticReport;
}

/** A microservice that GMC deploys, with what is known of its kind. */
export interface GmcService {
  service: Microservice;
  component: Component;
  form: GmcForm;
}

/**
 * What is known of a microservice that GMC can deploy; undefined for those
 * that run elsewhere, and those that GMC has no step for.
 */
export function gmcService(
  service: Microservice,
  { catalogue, profile }: GmcContext,
): GmcService | undefined {
  const component =
    service.component === undefined
      ? undefined
      : catalogue.get(service.component);
  const form = component?.gmc[profile];
  return service.address.kind === 'managed' && component && form
    ? { service, component, form }
    : undefined;
}
