import { stepNames } from '../../components';
import type { GMConnector, Profile } from '../../connector';

const PROFILES: Profile[] = ['genaiinfra', 'enterprise-rag'];

/** Computed once: the catalogue of steps does not change. */
const TAKEN = PROFILES.map(
  profile => [profile, new Set(stepNames(profile))] as const,
);

/**
 * The operator that takes all of a connector's steps. Where both do or none
 * does, it is the one that the cluster is said to run; else upstream's if both
 * do.
 *
 * @param connector - trimmed or not
 * @param configured - which operator the cluster is configured to run
 */
export function profileOf(
  connector: GMConnector,
  configured?: Profile,
): Profile | undefined {
  const names = Object.values(connector.spec.nodes ?? {}).flatMap(({ steps }) =>
    (steps ?? []).map(({ name }) => name),
  );
  const fitting = TAKEN.filter(([, taken]) =>
    names.every(name => taken.has(name)),
  ).map(([profile]) => profile);
  return fitting.length === 1 ? fitting[0] : configured ?? fitting.at(0);
}
