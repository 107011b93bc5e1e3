import { HumanDuration } from '@backstage/types';

export interface Config {
  gmc?: {
    /**
     * What is particular about a cluster. The clusters themselves are those of
     * the Kubernetes plugin's configuration; a cluster that is not mentioned
     * here has the defaults.
     */
    clusters?: {
      [cluster: string]: {
        /**
         * Which GMC the cluster runs. Defaults to `genaiinfra`.
         */
        profile?: 'genaiinfra' | 'enterprise-rag';
        /**
         * Where workloads are watched: in each namespace that holds a
         * connector (`namespaces`, the default), or in the whole cluster with
         * what is foreign dropped at once (`cluster`). The latter takes four
         * connections per cluster instead of four per namespace.
         */
        watch?: 'namespaces' | 'cluster';
      };
    };
    entities?: {
      /**
       * How often the catalog is asked which entities name a connector.
       * Defaults to 10 seconds.
       */
      refresh?: HumanDuration | string;
    };
  };
}
