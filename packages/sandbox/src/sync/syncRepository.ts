import type { Repository } from '../git';
import { KubeError } from '../operator/KubeClient';
import { KubeApi } from './KubeApi';
import { Manifest, readManifests } from './readManifests';

/** The folder of a repository that the cluster is to hold. */
const FOLDER = 'deploy/gmc';
const FIELD_MANAGER = 'sandbox-sync';
const CONNECTOR = { apiVersion: 'gmc.opea.io/v1alpha3', kind: 'GMConnector' };

/** On connectors that came from a repository: which. */
const REPOSITORY_ANNOTATION = 'sandbox.opea.io/repository';
/** On the same ones, because annotations can't be selected by. */
const SYNCED_LABEL = 'sandbox.opea.io/synced';

/** What became of bringing a repository into the cluster. */
export interface SyncOutcome {
  /** The commit, undefined where nothing was pushed yet. */
  commit?: string;
  applied: string[];
  pruned: string[];
  /** Faults of the repository: only another push can mend them. */
  problems: string[];
  /** What the cluster refused, in its words: worth another try. */
  refusals: string[];
}

/**
 * Makes the cluster hold what `deploy/gmc` of a repository's default branch
 * holds. Connectors that came from the repository and are no longer there are
 * deleted; namespaces are kept, and so is everything while something is wrong.
 */
export async function syncRepository(
  repository: Repository,
  api: KubeApi,
): Promise<SyncOutcome> {
  const outcome: SyncOutcome = {
    applied: [],
    pruned: [],
    problems: [],
    refusals: [],
  };
  let manifests: Manifest[] = [];
  await attempt(outcome, 'Reading the repository failed', async () => {
    outcome.commit = await repository.resolve();
    if (!outcome.commit) return;
    manifests = await readFolder(repository, outcome.commit, outcome.problems);
  });
  const { commit, problems, refusals } = outcome;
  if (!commit || problems.length + refusals.length > 0) return outcome;
  for (const manifest of manifests) {
    await attempt(outcome, `${describe(manifest)} was refused`, async () => {
      await apply(repository, api, manifest);
      outcome.applied.push(describe(manifest));
    });
  }
  if (refusals.length > 0) return outcome;
  await attempt(outcome, 'Looking for what is to go failed', () =>
    prune(repository, api, manifests, outcome),
  );
  return outcome;
}

async function readFolder(
  repository: Repository,
  commit: string,
  problems: string[],
): Promise<Manifest[]> {
  // A repository without the folder asks for nothing.
  if (!(await repository.entry(commit, FOLDER))) return [];
  const folder = await readManifests(FOLDER, path =>
    repository.readText(commit, path),
  );
  problems.push(...folder.problems);
  return folder.manifests;
}

async function apply(
  repository: Repository,
  api: KubeApi,
  manifest: Manifest,
): Promise<void> {
  if (manifest.kind !== CONNECTOR.kind) {
    return api.apply(manifest, FIELD_MANAGER);
  }
  const owner = (await api.get(manifest))?.metadata.annotations?.[
    REPOSITORY_ANNOTATION
  ];
  if (owner && owner !== repository.fullName) {
    throw new KubeError(
      409,
      'Conflict',
      `it belongs to the repository ${owner}`,
    );
  }
  const { metadata } = manifest;
  return api.apply(
    {
      ...manifest,
      metadata: {
        ...metadata,
        labels: { ...metadata.labels, [SYNCED_LABEL]: 'true' },
        annotations: {
          ...metadata.annotations,
          [REPOSITORY_ANNOTATION]: repository.fullName,
        },
      },
    },
    FIELD_MANAGER,
  );
}

async function prune(
  repository: Repository,
  api: KubeApi,
  manifests: Manifest[],
  outcome: SyncOutcome,
): Promise<void> {
  const kept = new Set(manifests.map(describe));
  const { apiVersion, kind } = CONNECTOR;
  for (const connector of await api.list(apiVersion, kind, SYNCED_LABEL)) {
    const from = connector.metadata.annotations?.[REPOSITORY_ANNOTATION];
    const name = describe(connector);
    if (from !== repository.fullName || kept.has(name)) continue;
    await api.delete(connector);
    outcome.pruned.push(name);
  }
}

/** Notes a failure as a refusal: nothing here is worth giving up for. */
async function attempt(
  outcome: SyncOutcome,
  what: string,
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    outcome.refusals.push(`${what}: ${reason}`);
  }
}

function describe({ kind, metadata }: Manifest): string {
  const { namespace, name } = metadata;
  return `${kind} ${namespace ? `${namespace}/${name}` : name}`;
}
