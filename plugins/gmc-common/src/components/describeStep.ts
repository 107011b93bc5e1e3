import type { Profile } from '../connector';
import type { Hardware } from './Component';
import { MODEL_KEYS } from './configKeys';
import { STEPS } from './steps';

/**
 * What is known about a connector's step from its name and config.
 *
 * @public
 */
export interface StepDescription {
  /** What it is called for people; the step's own name where it is unknown. */
  title: string;
  /** The id of its component in the catalogue. */
  component?: string;
  role: 'microservice' | 'model-server';
  /** Only of steps that come in several kinds, by hardware. */
  hardware?: Hardware;
  /** The model that its config asks for. */
  model?: string;
  /** The model of the operator's own template. */
  defaultModel?: string;
  /** The port of the Service that the operator makes. */
  defaultPort?: number;
  /** The name of that Service if the connector gives none. */
  defaultServiceName?: string;
}

/**
 * Names a connector's step for people and says what the operator makes of it.
 *
 * @param stepName - `spec.nodes.*.steps[].name`
 * @param config - the step's `internalService.config`
 * @param profile - which operator; if unknown, the first that takes the step
 *
 * @public
 */
export function describeStep(
  stepName: string,
  config: Record<string, string> = {},
  profile?: Profile,
): StepDescription {
  const facts = STEPS.get(stepName);
  const modelKey = MODEL_KEYS.find(key => Object.hasOwn(config, key));
  const description: StepDescription = {
    title: facts?.title ?? stepName,
    role: facts?.role ?? 'microservice',
    component: facts?.component,
    hardware: facts?.hardware,
    model: modelKey && config[modelKey],
  };
  const form =
    facts &&
    (profile ? facts.profiles[profile] : Object.values(facts.profiles)[0]);
  return {
    ...description,
    defaultModel: form?.model,
    defaultPort: form?.port,
    defaultServiceName: form?.service,
  };
}

/**
 * The step names that an operator's webhook takes.
 *
 * @public
 */
export function stepNames(profile: Profile): string[] {
  return [...STEPS]
    .filter(([, facts]) => facts.profiles[profile])
    .map(([name]) => name);
}
