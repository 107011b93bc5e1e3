/** Where a container is in its life; the kubelet takes it from one to the next. */
export type Stage =
  | 'creating'
  | 'image-failed'
  | 'starting'
  | 'ready'
  | 'unready'
  | 'crashed';

/** What the kubelet remembers of a Pod's container beside what its status says. */
export class ContainerRun {
  stage: Stage = 'creating';
  /** When the stage began, in milliseconds. */
  since: number;
  restarts = 0;
  startedAt?: string;
  lastExit?: {
    exitCode: number;
    reason: string;
    startedAt: string;
    finishedAt: string;
  };
  /** Lines of the current run, and of the one before. */
  log: string[] = [];
  previousLog?: string[];
  private readonly followers = new Set<(line: string | undefined) => void>();

  constructor(now: number) {
    this.since = now;
  }

  enter(stage: Stage, now: number): void {
    this.stage = stage;
    this.since = now;
  }

  write(...lines: string[]): void {
    for (const line of lines) {
      this.log.push(line);
      for (const follower of this.followers) follower(line);
    }
  }

  /** The process ended: what it wrote is the previous log from here on. */
  end(): void {
    this.previousLog = this.log;
    this.log = [];
    for (const follower of this.followers) follower(undefined);
    this.followers.clear();
  }

  follow(onLine: (line: string | undefined) => void): () => void {
    this.followers.add(onLine);
    return () => this.followers.delete(onLine);
  }
}
