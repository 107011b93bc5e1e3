export interface Config {
  gmc?: {
    /**
     * Components of your own: microservices and model servers that `opea.yaml`
     * may use beside the built-in ones. One with the `id` of a built-in
     * component takes its place. What each may say is described in the README
     * of `@opea/backstage-plugin-gmc-common`.
     */
    components?: {
      /** What `type:` of a microservice calls it. */
      id: string;
      [key: string]: unknown;
    }[];
  };
}
