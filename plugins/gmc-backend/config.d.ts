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
        /**
         * The one namespace in which Enterprise-RAG's operator acts, its
         * `TARGET_NAMESPACE`. Without it, what the operator has reported on
         * tells.
         */
        operatorNamespace?: string;
      };
    };
    /**
     * Whose the connectors of a namespace are. For an entity of that owner
     * which names such a connector, the connector need not name it back. The
     * first rule that fits counts.
     */
    namespaces?: Array<{
      /**
       * The name of a namespace, or the beginning of names and a star.
       */
      namespace: string;
      /**
       * The only cluster that the rule is about. Defaults to all clusters.
       */
      cluster?: string;
      /**
       * Reference of the entity that owns them: `group:default/shop`.
       */
      owner: string;
    }>;
    /**
     * References of the entities whose members see connectors that neither an
     * entity nor a rule of `namespaces` gives an owner. Where this is left
     * out, the permission policy alone decides about those.
     */
    platformOwners?: string[];
    entities?: {
      /**
       * How often the catalog is asked which entities name a connector.
       * Defaults to 10 seconds.
       */
      refresh?: HumanDuration | string;
    };
  };
}
