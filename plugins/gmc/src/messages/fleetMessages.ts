/** The texts of the fleet page. */
export const fleetMessages = {
  title: 'GenAI pipelines',
  subtitle: 'Every connector you may see, problems first',
  loading: 'Loading the connectors',
  table: 'Connectors',
  column: {
    state: 'State',
    connector: 'Connector',
    cluster: 'Cluster',
    cause: 'Root cause',
    steps: 'Steps',
    models: 'Models',
    owner: 'Owner',
  },
  namespace: 'in {{namespace}}',
  steps: '{{ready}} of {{total}}',
  stepsHint: '{{ready}} of {{total}} steps are ready',
  none: '–',
  moreCauses_one: 'and {{count}} more cause',
  moreCauses_other: 'and {{count}} more causes',
  notices_one: '{{count}} notice',
  notices_other: '{{count}} notices',
  moreModels: 'and {{more}} more',
  count: {
    all_one: '{{formatted}} connector',
    all_other: '{{formatted}} connectors',
    matching: '{{matching}} of {{all}} connectors match',
  },
  freshness: {
    stale: 'not up to date',
    unreachable: 'does not answer',
    forbidden: 'refuses access',
    unsupported: 'is not watched',
    starting: 'is being read',
  },
  live: 'Live. Changes show here by themselves.',
  gaps: {
    title_one: '{{count}} of {{total}} clusters is not live: {{names}}',
    title_other: '{{count}} of {{total}} clusters are not live: {{names}}',
    names: '{{names}} and {{more}} more',
    consequence:
      'Connectors there may be missing from this page, or have changed.',
    show: 'Why, and since when',
  },
  filter: {
    group: 'Filters',
    show: 'More filters',
    hide: 'Fewer filters',
    showSet: 'More filters ({{set}} set)',
    search: 'Search',
    searchHint: 'Name, namespace, entity, model, cause …',
    clearSearch: 'Clear the search',
    clear: 'Clear filters',
    state: 'State',
    cause: 'Cause',
    cluster: 'Cluster',
    namespace: 'Namespace',
    owner: 'Owner',
    component: 'Component',
    model: 'Model',
    profile: 'Operator',
    option: '{{value}} ({{connectors}})',
    none: 'Nothing to choose from',
  },
  profile: {
    genaiinfra: 'GenAIInfra',
    'enterprise-rag': 'Enterprise RAG',
  },
  modelServer: '{{title}} · {{id}}',
  sort: {
    label: 'Sort by',
    severity: 'Problems first',
    name: 'Name',
    namespace: 'Namespace',
    cluster: 'Cluster',
    owner: 'Owner',
    since: 'Since when',
    asc: 'Reverse the order (now ascending)',
    desc: 'Reverse the order (now descending)',
  },
  page: {
    label: 'Pages',
    size: 'Rows per page',
    first: 'First page',
    previous: 'Previous page',
    next: 'Next page',
  },
  empty: {
    none: {
      title: 'There are no connectors',
      description:
        'None of the clusters has a GMConnector that you may see. Create an application from a template, or link a connector with an entity of yours.',
    },
    unread: {
      title: 'No connector is known',
      description:
        'That does not mean that there is none: not every cluster could be read.',
    },
    clusterless: {
      title: 'No cluster is configured',
      description:
        'The Kubernetes plugin of this Backstage knows no cluster. Ask the platform team to add one.',
    },
    unmatched: {
      title: 'No connector matches',
      description: 'Nothing fits all filters at the same time.',
    },
    page: {
      title: 'Nothing is left on this page',
      description: 'Its connectors have moved to another one, or are gone.',
    },
  },
  failure: {
    startOver: 'Show all connectors',
    forbidden: {
      title: 'You may not see connectors',
      description:
        'It takes the permission gmc.connector.read. Ask the platform team for it.',
    },
    unreachable: {
      title: 'The GMC backend does not answer',
      description:
        'How the connectors are doing cannot be told from here. It is tried again by itself.',
    },
    notFound: {
      title: 'The GMC backend is not there',
      description:
        'This Backstage runs without the GMC backend plugin, or with one that is older than this page.',
    },
  },
} as const;
