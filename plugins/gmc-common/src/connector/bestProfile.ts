import { DOWNSTREAM_KEYS } from '../components';
import type { Diagnostic } from '../diagnostics';
import type { ConnectorView } from './ConnectorView';
import type { Profile } from './GMConnector';

/** What is found if a text is for one of the operators. */
export interface Candidate {
  profile: Profile;
  diagnostics: Diagnostic[];
}

/**
 * Tells which operator connectors were written for: the one that has the
 * fewest errors to report, those of names it does not know before all others.
 *
 * Before the others are counted, the config keys have a say. An operator that
 * does not follow a key finds no error in it, and would win just for that: a
 * connector whose TGI_LLM_ENDPOINT names nobody has an error for upstream's
 * operator only, and is upstream's. Warnings have none: more is known of
 * upstream's steps, so that it always has more of them.
 */
export function bestProfile(
  [first, ...others]: readonly [Candidate, ...Candidate[]],
  connectors: readonly ConnectorView[],
): Candidate {
  const keys = connectors
    .flatMap(({ steps }) => steps)
    .flatMap(({ config }) => config)
    .map(({ key }) => key);
  const faults = ({ profile, diagnostics }: Candidate) => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return [
      errors.filter(({ code }) => code === 'unknown-step').length,
      -keys.filter(key => DOWNSTREAM_KEYS[profile].includes(key)).length,
      errors.length,
    ];
  };
  return others.reduce(
    (best, other) => (isLess(faults(other), faults(best)) ? other : best),
    first,
  );
}

/** Whether the first number that differs is less. */
function isLess(a: readonly number[], b: readonly number[]): boolean {
  const index = a.findIndex((number, place) => number !== b[place]);
  return index !== -1 && a[index] < b[index];
}
