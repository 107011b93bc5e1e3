import type { Pipeline } from '../opea';
import { UniqueNames } from './UniqueNames';

/** The environment variables that say where a microservice is. */
export interface ServiceVariables {
  host: string;
  port: string;
}

/** Where the megaservice itself listens. */
export const MEGA_VARIABLES: ServiceVariables = variablesOf('MEGA');

/**
 * The variables by which the megaservice's program finds each microservice, by
 * the microservice's name: what runs the program sets them.
 */
export function serviceVariables({
  services,
}: Pipeline): ReadonlyMap<string, ServiceVariables> {
  const prefixes = new UniqueNames(['MEGA']);
  return new Map(
    services.map(({ name }) => [
      name,
      variablesOf(prefixes.take(prefixFor(name))),
    ]),
  );
}

function variablesOf(prefix: string): ServiceVariables {
  return { host: `${prefix}_HOST`, port: `${prefix}_PORT` };
}

/** `llm-2` as `LLM_2`; no variable begins with a digit. */
function prefixFor(name: string): string {
  const prefix = name
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .toUpperCase();
  return /^[A-Z]/.test(prefix) ? prefix : `SERVICE_${prefix}`;
}
