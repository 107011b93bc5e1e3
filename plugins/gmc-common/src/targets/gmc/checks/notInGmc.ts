import { hasCredentials, isCredentialKey } from '../../../redaction';
import { isPlaceholder } from '../../../redaction/isPlaceholder';
import { gmcService } from '../GmcContext';
import type { GmcContext, GmcService } from '../GmcContext';

/** Keys of a microservice that a connector may have no place for. */
const KEYS = [
  'model',
  'server',
  'hardware',
  'store',
  'image',
  'replicas',
  'resources',
] as const;

type Key = (typeof KEYS)[number];

/** Warns of what is written and can't be said in a connector. */
export function notInGmc(context: GmcContext): void {
  for (const service of context.pipeline.services) {
    const planned = gmcService(service, context);
    const said = planned ? keysSaid(planned, context) : new Set<Key>();
    if (!planned && service.address.kind === 'managed') {
      continue;
    }
    for (const key of KEYS) {
      if (service[key] !== undefined && !said.has(key)) {
        context.report.warning(
          'not-in-gmc',
          service.ranges.keys[key] ??
            service.ranges.keys[`${key}-id`] ??
            service.ranges.name,
          planned
            ? `A connector can't say '${key}' for '${service.name}'; the operator decides it`
            : `'${service.name}' runs elsewhere: '${key}' has no effect`,
        );
      }
    }
    warnOfVariables(service, planned !== undefined, context);
  }
}

/** The keys that have their place in this service's steps. */
function keysSaid(
  { component, form }: GmcService,
  { catalogue, profile }: GmcContext,
): Set<Key> {
  const said = new Set<Key>();
  const callees = new Set(Object.values(form.calls ?? {}));
  for (const { by, components, takesModel } of component.calls ?? []) {
    const callee = components.find(id => callees.has(id));
    if (callee !== undefined) {
      said.add(by);
      said.add('hardware');
      if (takesModel && catalogue.get(callee)?.gmc[profile]?.modelKey) {
        said.add('model');
      }
    }
  }
  return said;
}

function warnOfVariables(
  { name, environment, ranges }: GmcService['service'],
  deployed: boolean,
  { report }: GmcContext,
): void {
  const warn = (variable: string, message: string, hint?: string) =>
    report.warning(
      'not-in-gmc',
      ranges.environment[variable] ?? ranges.name,
      message,
      { hint },
    );
  for (const [variable, value] of Object.entries(environment)) {
    if (!deployed) {
      warn(
        variable,
        `'${name}' runs elsewhere: the variable '${variable}' has no effect`,
      );
    } else if (hasCredentials(value)) {
      warn(
        variable,
        `The variable '${variable}' of '${name}' carries credentials, which everybody who can read the connector would see; it is left out`,
        "Set it in the operator's own templates",
      );
    } else if (isCredentialKey(variable) && isPlaceholder(value)) {
      warn(
        variable,
        `The variable '${variable}' of '${name}' looks like a credential, which a connector can't take from a Secret; it is left out`,
        "The model token belongs in the operator's own templates",
      );
    }
  }
}
