import type { RootConfigService } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { isDnsLabel } from '@opea/backstage-plugin-gmc-common';
import type { NamespaceRule } from '../link/NamespaceOwners';

/** Reads `gmc.namespaces`: who owns the connectors of which namespaces. */
export function readNamespaceRules(root: RootConfigService): NamespaceRule[] {
  const key = 'gmc.namespaces';
  return (root.getOptionalConfigArray(key) ?? []).map((rule, index) => {
    const path = `${key}[${index}]`;
    const namespace = rule.getString('namespace');
    if (!isPattern(namespace)) {
      throw new InputError(
        `Config value '${path}.namespace' must be a namespace's name, or the beginning of one and a star; it is '${namespace}'`,
      );
    }
    return {
      namespace,
      cluster: rule.getOptionalString('cluster'),
      owner: toEntityRef(rule.getString('owner'), `${path}.owner`),
    };
  });
}

/** Reads `gmc.platformOwners`: who sees connectors that nobody owns. */
export function readPlatformOwners(
  root: RootConfigService,
): string[] | undefined {
  const key = 'gmc.platformOwners';
  return root
    .getOptionalStringArray(key)
    ?.map((owner, index) => toEntityRef(owner, `${key}[${index}]`));
}

/** A star alone would give every connector there is to one owner. */
function isPattern(text: string): boolean {
  return (
    isDnsLabel(text.endsWith('*') ? `${text.slice(0, -1)}x` : text) &&
    text !== '*'
  );
}

/** Written out in full: a group where the kind is left out. */
function toEntityRef(text: string, path: string): string {
  try {
    return stringifyEntityRef(parseEntityRef(text, { defaultKind: 'group' }));
  } catch {
    throw new InputError(
      `Config value '${path}' must be an entity reference, for example group:default/shop; it is '${text}'`,
    );
  }
}
