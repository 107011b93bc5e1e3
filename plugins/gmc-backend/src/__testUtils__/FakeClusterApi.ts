import {
  ClusterApiError,
  type ClusterApi,
  type ClusterApiErrorOptions,
  type ClusterApiErrorReason,
  type ClusterInfo,
  type ProxyOptions,
  type ResourceList,
  type ResourcePath,
  type WatchEvent,
  type WatchOptions,
} from '@opea/backstage-plugin-gmc-node';

/** As much of an object as the fake looks at. */
export interface FakeObject {
  metadata: {
    name: string;
    namespace?: string;
    resourceVersion?: string;
    annotations?: Record<string, string>;
  };
}

interface Entry {
  version: number;
  plural: string;
  event: WatchEvent<FakeObject>;
}

/** What comes back of a request that is passed on. */
type ProxyAnswer = (signal?: AbortSignal) => Promise<Response>;

class FakeCluster {
  readonly objects = new Map<string, { plural: string; object: FakeObject }>();
  readonly logs = new Map<string, string>();
  readonly proxied: { path: string; answer: ProxyAnswer }[] = [];
  readonly history: Entry[] = [];
  readonly watches = new Set<{
    wake(): void;
    end(): void;
    fail(error: Error): void;
  }>();
  version = 1;
  failure?: ClusterApiError;
  readonly refused = new Set<string>();
}

/** Clusters in memory, with lists and watches that agree with each other. */
export class FakeClusterApi implements ClusterApi {
  /** Every request that reached a cluster, as `<verb> <cluster> <plural>`. */
  readonly requests: string[] = [];
  infos: ClusterInfo[];
  /** What the fake does when a watch asks for what is there. */
  streams: 'lists' | 'a refusal' | 'no end' | 'half' | 'nothing' = 'lists';
  /** By how much the clusters' clocks are ahead. */
  clockOffsetMs = 0;
  readonly #clusters = new Map<string, FakeCluster>();

  constructor(...clusters: (string | ClusterInfo)[]) {
    this.infos = clusters.map(cluster =>
      typeof cluster === 'string' ? { name: cluster } : cluster,
    );
    for (const { name } of this.infos) {
      this.#clusters.set(name, new FakeCluster());
    }
  }

  /** Creates or changes an object. */
  apply(cluster: string, plural: string, object: object): void {
    const target = this.#cluster(cluster);
    const applied = structuredClone(object) as FakeObject;
    const key = keyOf(plural, applied);
    const type = target.objects.has(key) ? 'MODIFIED' : 'ADDED';
    applied.metadata.resourceVersion = String(++target.version);
    target.objects.set(key, { plural, object: applied });
    this.#record(target, plural, { type, object: applied });
  }

  delete(cluster: string, plural: string, namespace: string, name: string) {
    const target = this.#cluster(cluster);
    const key = keyOf(plural, { metadata: { namespace, name } });
    const entry = target.objects.get(key);
    if (entry) {
      target.objects.delete(key);
      const metadata = {
        ...entry.object.metadata,
        resourceVersion: String(++target.version),
      };
      this.#record(target, plural, {
        type: 'DELETED',
        object: { ...entry.object, metadata },
      });
    }
  }

  /** What a container's previous run said. */
  setPreviousLog(cluster: string, pod: string, text: string): void {
    this.#cluster(cluster).logs.set(pod, text);
  }

  /** Answers requests that are passed on, if their path has this in it. */
  answerProxy(cluster: string, path: string, answer: ProxyAnswer): void {
    this.#cluster(cluster).proxied.unshift({ path, answer });
  }

  /** Breaks all watches, and refuses every request until it is mended. */
  break(
    cluster: string,
    reason: ClusterApiErrorReason,
    message: string,
    options?: ClusterApiErrorOptions,
  ): void {
    const target = this.#cluster(cluster);
    target.failure = new ClusterApiError(reason, cluster, message, options);
    for (const watch of target.watches) {
      watch.fail(target.failure);
    }
  }

  /** Refuses one resource as RBAC does. */
  refuse(cluster: string, plural: string): void {
    this.#cluster(cluster).refused.add(plural);
  }

  allow(cluster: string, plural: string): void {
    this.#cluster(cluster).refused.delete(plural);
  }

  mend(cluster: string): void {
    this.#cluster(cluster).failure = undefined;
  }

  /** Makes every resource version too old to continue from. */
  forgetHistory(cluster: string): void {
    const target = this.#cluster(cluster);
    target.history.length = 0;
    const error = new ClusterApiError('expired', cluster, 'too old');
    for (const watch of target.watches) {
      watch.fail(error);
    }
  }

  /** Ends all watches as an API server does when their time is up. */
  endWatches(cluster: string): void {
    for (const watch of this.#cluster(cluster).watches) {
      watch.end();
    }
  }

  async clusters(): Promise<ClusterInfo[]> {
    return this.infos;
  }

  async list<T>(cluster: string, path: ResourcePath): Promise<ResourceList<T>> {
    const target = this.#reach('list', cluster, path.plural);
    return {
      items: [...target.objects.values()]
        .filter(({ plural, object }) => matches(path, plural, object))
        .map(({ object }) => structuredClone(object) as T),
      resourceVersion: String(target.version),
    };
  }

  async *watch<T>(
    cluster: string,
    path: ResourcePath,
    options: WatchOptions,
  ): AsyncGenerator<WatchEvent<T>> {
    const target = this.#reach('watch', cluster, path.plural);
    const isList = options.resourceVersion === undefined;
    if (isList && this.streams === 'a refusal') {
      throw new ClusterApiError('failed', cluster, 'sendInitialEvents', {
        status: 422,
      });
    }
    options.onOpen?.(new Date(Date.now() + this.clockOffsetMs));
    let seen = Number(options.resourceVersion ?? target.version);
    if (isList && this.streams !== 'nothing') {
      yield* this.#initialEvents<T>(target, path);
    }
    for (;;) {
      const next = nextEntry(target, seen);
      if (target.failure) {
        throw target.failure;
      }
      if (!next) {
        if (await nextChange(target, options.signal)) {
          continue;
        }
        return;
      }
      seen = next.version;
      if (matches(path, next.plural, next.event.object)) {
        yield structuredClone(next.event) as WatchEvent<T>;
      }
    }
  }

  *#initialEvents<T>(
    target: FakeCluster,
    path: ResourcePath,
  ): Generator<WatchEvent<T>> {
    for (const { plural, object } of [...target.objects.values()]) {
      if (matches(path, plural, object)) {
        yield { type: 'ADDED', object: structuredClone(object) as T };
      }
    }
    if (this.streams === 'half') {
      throw new ClusterApiError('unreachable', 'east', 'broke off');
    }
    const annotations = {
      ...(this.streams === 'lists' && { 'k8s.io/initial-events-end': 'true' }),
    };
    const metadata = {
      name: '',
      resourceVersion: String(target.version),
      annotations,
    };
    yield { type: 'BOOKMARK', object: { metadata } as T };
  }

  async get<T>(cluster: string, path: ResourcePath): Promise<T> {
    const target = this.#reach('get', cluster, path.plural);
    const found = target.objects.get(
      keyOf(path.plural, {
        metadata: { name: path.name ?? '', namespace: path.namespace },
      }),
    );
    if (!found) {
      throw new ClusterApiError('not-found', cluster, `${path.name} not found`);
    }
    return structuredClone(found.object) as T;
  }

  async patch<T>(): Promise<T> {
    throw new Error('The fake has no patch: nothing patches yet');
  }

  async proxy(
    cluster: string,
    path: string,
    options: ProxyOptions = {},
  ): Promise<Response> {
    const target = this.#reach('proxy', cluster, path);
    const proxied = target.proxied.find(each => path.includes(each.path));
    if (proxied) {
      return proxied.answer(options.signal);
    }
    const pod = /\/pods\/([^/]+)\/log/.exec(path)?.[1] ?? '';
    const log = target.logs.get(pod);
    return log === undefined
      ? new Response('previous terminated container not found', { status: 400 })
      : new Response(log);
  }

  #cluster(name: string): FakeCluster {
    const cluster = this.#clusters.get(name);
    if (!cluster) {
      throw new ClusterApiError('unknown-cluster', name, 'not found');
    }
    return cluster;
  }

  #reach(verb: string, name: string, what: string): FakeCluster {
    this.requests.push(`${verb} ${name} ${what}`);
    const cluster = this.#cluster(name);
    if (cluster.failure) {
      throw cluster.failure;
    }
    if (cluster.refused.has(what)) {
      throw new ClusterApiError('forbidden', name, `${what} is forbidden`);
    }
    return cluster;
  }

  #record(
    target: FakeCluster,
    plural: string,
    event: WatchEvent<FakeObject>,
  ): void {
    target.history.push({ version: target.version, plural, event });
    for (const watch of target.watches) {
      watch.wake();
    }
  }
}

function nextEntry(target: FakeCluster, seen: number): Entry | undefined {
  return target.history.find(({ version }) => version > seen);
}

/** Waits for a change. Gives false if the watch ends instead. */
async function nextChange(
  target: FakeCluster,
  signal?: AbortSignal,
): Promise<boolean> {
  const { promise, resolve, reject } = withResolvers<boolean>();
  const watch = {
    wake: () => resolve(true),
    end: () => resolve(false),
    fail: reject,
  };
  const abort = () => reject(signal?.reason);
  target.watches.add(watch);
  signal?.addEventListener('abort', abort);
  try {
    signal?.throwIfAborted();
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    target.watches.delete(watch);
  }
}

function withResolvers<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (reason: unknown) => void = () => {};
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

function matches(path: ResourcePath, plural: string, object: FakeObject) {
  return (
    plural === path.plural &&
    (path.namespace === undefined ||
      object.metadata.namespace === path.namespace)
  );
}

function keyOf(plural: string, { metadata }: FakeObject): string {
  return `${plural}/${metadata.namespace ?? ''}/${metadata.name}`;
}
