import type { GitHost, Repository } from '../git';
import { KubeClient } from '../operator/KubeClient';
import { KubeApi } from './KubeApi';
import { Retrying } from './Retrying';
import { SyncOutcome, syncRepository } from './syncRepository';

/** Options of {@link startSync}. */
export interface SyncOptions {
  gitHost: Pick<GitHost, 'repositories' | 'onPush'>;
  /** The API server to bring the manifests to. */
  kubeUrl: string;
  token: string;
  /** The certificate authority of an `https:` address, as PEM. */
  ca?: string;
  /** Called with one line for each change and each new kind of trouble. */
  log: (message: string) => void;
}

/** A running sync. */
export interface Sync {
  stop(): Promise<void>;
}

/**
 * Brings `deploy/gmc` of each repository's default branch into a cluster, at
 * the start and after each push, as Argo CD or Flux would. What the cluster
 * refuses is tried again, at most a minute later.
 */
export async function startSync(options: SyncOptions): Promise<Sync> {
  const { gitHost, kubeUrl, token, ca, log } = options;
  const stopping = new AbortController();
  const api = new KubeApi(new KubeClient({ url: kubeUrl, token, ca }));
  const syncs = new Map<string, Retrying>();

  const startRepository = (repository: Repository): Retrying => {
    let told = '';
    const task = async () => {
      const outcome = await syncRepository(repository, api);
      const message = describeOutcome(repository.fullName, outcome);
      if (message !== told && !stopping.signal.aborted) log(message);
      told = message;
      return outcome.refusals.length === 0;
    };
    return new Retrying(task, stopping.signal);
  };
  const nudge = (repository: Repository) => {
    const sync = syncs.get(repository.fullName) ?? startRepository(repository);
    syncs.set(repository.fullName, sync);
    sync.nudge();
  };

  const unlisten = gitHost.onPush(nudge);
  for (const repository of await gitHost.repositories()) nudge(repository);
  return {
    async stop() {
      unlisten();
      stopping.abort();
      await Promise.all([...syncs.values()].map(sync => sync.ended()));
    },
  };
}

function describeOutcome(name: string, outcome: SyncOutcome): string {
  const trouble = [...outcome.problems, ...outcome.refusals];
  if (trouble.length > 0) return `Sync of ${name}: ${trouble.join('; ')}`;
  const { commit, applied, pruned } = outcome;
  const changes = [...applied, ...pruned.map(object => `${object} (deleted)`)];
  const at = commit ? `${name} at ${commit.slice(0, 10)}` : name;
  return `Synced ${at}: ${changes.join(', ') || 'nothing to apply'}`;
}
