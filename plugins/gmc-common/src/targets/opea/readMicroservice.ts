import { DOWNSTREAM_KEYS } from '../../components';
import { OPERATOR_KEYS } from '../../components/configKeys';
import { STEPS } from '../../components/steps';
import type { ConfigView } from '../../connector/ConnectorView';
import type { Microservice, ServiceAddress } from '../../opea';
import { isCredential, withoutCredentials } from './credentials';
import type { ImportContext, ImportedStep } from './ImportContext';
import { tellComponent } from './tellComponent';
import type { ServerWish } from './ServerWishes';

/** What a step's microservice is made from, beside the step. */
export interface StepReading {
  name: string;
  /** Its config in today's words. */
  config: readonly ConfigView[];
  wish: ServerWish;
}

/** Makes the microservice of a step that the router calls, or leaves alone. */
export function readMicroservice(
  imported: ImportedStep,
  { name, config, wish }: StepReading,
  context: ImportContext,
): Microservice {
  const { step } = imported;
  const address = addressOf(imported, config, context);
  const variables =
    address.kind === 'external' ? [] : variablesOf(imported, config, context);
  const written =
    address.kind === 'external'
      ? step.rangeOf('externalService')
      : endpointOf(config)?.range;
  return {
    name,
    ...tellComponent(imported.component, name, address, context.catalogue),
    address,
    ...wish.keys,
    environment: withoutCredentials(
      Object.fromEntries(variables.map(({ key, value }) => [key, value])),
    ),
    ranges: {
      name: step.rangeOf(
        ...(step.serviceName === undefined
          ? ['name']
          : ['internalService', 'serviceName']),
      ),
      keys: { ...wish.ranges, endpoint: written },
      environment: Object.fromEntries(
        variables.map(({ key, range }) => [key, range]),
      ),
    },
  };
}

function addressOf(
  { step, component }: ImportedStep,
  config: readonly ConfigView[],
  { profile }: ImportContext,
): ServiceAddress {
  if (step.externalService !== undefined) {
    return { kind: 'external', url: step.externalService };
  }
  const path = endpointOf(config)?.value || undefined;
  const port =
    component?.port ?? STEPS.get(step.name ?? '')?.profiles[profile]?.port;
  return {
    kind: 'managed',
    port: port ?? 80,
    // The operator's image may be older than the path it would have today.
    endpoint:
      path !== undefined && path !== component?.gmc[profile]?.endpoint
        ? path
        : component?.endpoints[0] ?? '/',
  };
}

function endpointOf(config: readonly ConfigView[]): ConfigView | undefined {
  return config.find(({ key }) => key === 'endpoint');
}

/** The variables of a step; what it calls and where is said by other keys. */
function variablesOf(
  { component, title }: ImportedStep,
  config: readonly ConfigView[],
  { profile, report }: ImportContext,
): ConfigView[] {
  const own = component?.gmc[profile]?.config ?? {};
  const variables = config.filter(
    ({ key, value }) =>
      !OPERATOR_KEYS.includes(key) &&
      !DOWNSTREAM_KEYS[profile].includes(key) &&
      own[key] !== value,
  );
  for (const { key, value, range } of variables) {
    if (isCredential(key, value)) {
      report.warning(
        'credential-value',
        range,
        `The value of '${key}' of ${title} is not taken over: it looks like a credential`,
        { hint: "Set it from a Secret in the operator's templates" },
      );
    }
  }
  return variables;
}
