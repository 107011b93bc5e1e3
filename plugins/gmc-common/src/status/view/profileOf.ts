import { stepNames } from '../../components';
import type { GMConnector, Profile } from '../../connector';

const PROFILES: Profile[] = ['genaiinfra', 'enterprise-rag'];

/** The operator that takes all of a connector's steps; upstream's if both do. */
export function profileOf({ spec }: GMConnector): Profile | undefined {
  const names = Object.values(spec.nodes ?? {}).flatMap(({ steps }) =>
    (steps ?? []).map(({ name }) => name),
  );
  return PROFILES.find(profile => {
    const taken = stepNames(profile);
    return names.every(name => taken.includes(name));
  });
}
