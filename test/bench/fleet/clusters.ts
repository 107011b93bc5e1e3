// The clusters of the benchmark, in one process of their own. A first message
// says what they are to hold; later ones begin and end the changes, and ask
// what was asked of them.
import { ApiServer } from './ApiServer';
import type { ClusterSize } from './ClusterContent';

export interface ClustersSetup {
  sizes: ClusterSize[];
}

export interface ClusterStats {
  lists: number;
  watches: number;
  others: number;
  openWatches: number;
  changes: number;
}

/** So often some changes are made, each time as many as are due. */
const TICK_MS = 20;

const servers: ApiServer[] = [];
let changes = 0;
let ticking: NodeJS.Timeout | undefined;

function change(perSecond: number): void {
  clearInterval(ticking);
  if (perSecond === 0) {
    return;
  }
  const began = performance.now();
  const before = changes;
  ticking = setInterval(() => {
    const due = ((performance.now() - began) / 1000) * perSecond;
    while (changes - before < due) {
      servers[changes % servers.length].content.change();
      changes++;
    }
  }, TICK_MS);
}

function stats(): ClusterStats {
  const sum = (of: (server: ApiServer) => number) =>
    servers.reduce((total, server) => total + of(server), 0);
  return {
    lists: sum(({ requests }) => requests.list),
    watches: sum(({ requests }) => requests.watch),
    others: sum(({ requests }) => requests.other),
    openWatches: sum(server => server.openWatches),
    changes,
  };
}

type Message = ClustersSetup | { changesPerSecond: number } | 'stats';

process.on('message', (message: Message) => {
  if (message === 'stats') {
    process.send?.(stats());
  } else if ('sizes' in message) {
    const starting = message.sizes.map((size, index) =>
      ApiServer.start(index, size),
    );
    void Promise.all(starting).then(started => {
      servers.push(...started);
      process.send?.({ urls: servers.map(({ url }) => url) });
    });
  } else {
    change(message.changesPerSecond);
    process.send?.({ changing: message.changesPerSecond });
  }
});
process.once('disconnect', () => process.exit(0));
