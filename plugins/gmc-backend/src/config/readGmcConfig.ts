import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { isDnsLabel, type Profile } from '@opea/backstage-plugin-gmc-common';
import type { NamespaceRule } from '../link/NamespaceOwners';
import { readNamespaceRules, readPlatformOwners } from './readOwners';

/** What is particular about one cluster. */
export interface ClusterConfig {
  profile: Profile;
  watch: 'namespaces' | 'cluster';
  /** The one namespace in which Enterprise-RAG's operator acts. */
  operatorNamespace?: string;
}

/** The plugin's configuration, complete with its defaults. */
export interface GmcConfig {
  clusters: Map<string, ClusterConfig>;
  entities: { refreshMs: number };
  namespaces: NamespaceRule[];
  /** Undefined: connectors without an entity are left to the policy alone. */
  platformOwners: string[] | undefined;
}

/** What a cluster has that the configuration does not mention. */
export const DEFAULT_CLUSTER_CONFIG: ClusterConfig = {
  profile: 'genaiinfra',
  watch: 'namespaces',
};

/** What a cluster has, mentioned or not. */
export function configOf(
  { clusters }: Pick<GmcConfig, 'clusters'>,
  cluster: string,
): ClusterConfig {
  return clusters.get(cluster) ?? DEFAULT_CLUSTER_CONFIG;
}

const PROFILES = ['genaiinfra', 'enterprise-rag'] as const;
const WATCHES = ['namespaces', 'cluster'] as const;
const DEFAULT_REFRESH_MS = 10_000;
const MINIMAL_REFRESH_MS = 1_000;

/**
 * Reads `gmc.*`. Throws an InputError that names the key, for a start-up that
 * fails is better than a cluster that is watched in another way than asked.
 */
export function readGmcConfig(root: RootConfigService): GmcConfig {
  const clusters = new Map<string, ClusterConfig>();
  const section = root.getOptionalConfig('gmc.clusters');
  for (const name of section?.keys() ?? []) {
    const path = `gmc.clusters.${name}`;
    // Read as a value: names of clusters may have dots in them.
    const raw = section?.get<Record<string, unknown>>() ?? {};
    const value = (raw[name] ?? {}) as Record<string, unknown>;
    clusters.set(name, {
      profile:
        oneOf(value.profile, PROFILES, `${path}.profile`) ??
        DEFAULT_CLUSTER_CONFIG.profile,
      watch:
        oneOf(value.watch, WATCHES, `${path}.watch`) ??
        DEFAULT_CLUSTER_CONFIG.watch,
      operatorNamespace: namespaceOf(
        value.operatorNamespace,
        `${path}.operatorNamespace`,
      ),
    });
  }
  return {
    clusters,
    entities: { refreshMs: readRefresh(root) },
    namespaces: readNamespaceRules(root),
    platformOwners: readPlatformOwners(root),
  };
}

function readRefresh(root: RootConfigService): number {
  const key = 'gmc.entities.refresh';
  if (!root.has(key)) {
    return DEFAULT_REFRESH_MS;
  }
  const refreshMs = durationToMilliseconds(
    readDurationFromConfig(root, { key }),
  );
  if (refreshMs < MINIMAL_REFRESH_MS) {
    throw new InputError(`Config value '${key}' must be at least one second`);
  }
  return refreshMs;
}

function namespaceOf(value: unknown, path: string): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (typeof value !== 'string' || !isDnsLabel(value)) {
    throw new InputError(
      `Config value '${path}' must be the name of a namespace; it is '${value}'`,
    );
  }
  return value;
}

function oneOf<T extends string>(
  value: unknown,
  allowed: readonly T[],
  path: string,
): T | undefined {
  if (value === undefined) {
    return undefined;
  }
  const found = allowed.find(item => item === value);
  if (!found) {
    throw new InputError(
      `Config value '${path}' must be one of ${allowed.join(
        ', ',
      )}; it is '${value}'`,
    );
  }
  return found;
}
