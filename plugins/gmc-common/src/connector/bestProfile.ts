import { DOWNSTREAM_KEYS, stepNames } from '../components';
import type { ConnectorView } from './ConnectorView';
import type { Profile } from './GMConnector';

/**
 * Tells which operator connectors were written for: the one that knows more of
 * their step names, then the one that follows more of their config keys.
 */
export function bestProfile(connectors: readonly ConnectorView[]): Profile {
  const steps = connectors.flatMap(connector => connector.steps);
  const fit = (profile: Profile) => {
    const known = stepNames(profile);
    const keys = DOWNSTREAM_KEYS[profile];
    return {
      names: steps.filter(({ name = '' }) => known.includes(name)).length,
      keys: steps
        .flatMap(({ config }) => config)
        .filter(({ key }) => keys.includes(key)).length,
    };
  };
  const upstream = fit('genaiinfra');
  const fork = fit('enterprise-rag');
  const difference = fork.names - upstream.names || fork.keys - upstream.keys;
  return difference > 0 ? 'enterprise-rag' : 'genaiinfra';
}
