import { type Cluster, startCluster } from './cluster/startCluster';
import { FaultBook } from './faults/FaultBook';
import { type Control, startControl } from './faults/startControl';
import { type GitHost, startGitHost } from './git';
import { startOperator } from './operator/startOperator';
import { startSync } from './sync';

export interface SandboxOptions {
  /** Repositories live there; everything else is in memory. */
  dataDir: string;
  gitPort: number;
  kubePort: number;
  controlPort: number;
  /** The bearer token of the cluster. */
  token: string;
  /** Delays of the simulation are divided by it. */
  speed: number;
  log: (message: string) => void;
}

/** A running sandbox: a git host, a cluster with an operator, and what connects them. */
export interface Sandbox {
  git: GitHost;
  cluster: Cluster;
  control: Control;
  stop(): Promise<void>;
}

/** Starts all parts of the sandbox; 0 as a port takes any free one. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dataDir, token, speed, log } = options;
  const started: { stop(): Promise<void> }[] = [];
  const stop = async () => {
    for (const part of started.reverse()) await part.stop();
  };
  const keep = <T extends { stop(): Promise<void> }>(part: T): T => {
    started.push(part);
    return part;
  };
  try {
    const faults = new FaultBook();
    const git = keep(
      await startGitHost({ dataDir, port: options.gitPort, log }),
    );
    const cluster = keep(
      await startCluster({
        port: options.kubePort,
        token,
        speed,
        fateOf: faults.fateOf,
        log,
      }),
    );
    const operator = keep(
      startOperator({
        url: cluster.url,
        token,
        speed,
        isPaused: faults.silencesOperator,
        log,
      }),
    );
    faults.attach(cluster, operator.reconcile);
    keep(await startSync({ gitHost: git, kubeUrl: cluster.url, token, log }));
    const about = { git: git.url, kube: cluster.url };
    const control = keep(
      await startControl({ port: options.controlPort, faults, about }),
    );
    return { git, cluster, control, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
