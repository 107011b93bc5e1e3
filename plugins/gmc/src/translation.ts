import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { fleetMessages } from './messages/fleetMessages';
import { causeTitles, noticeTitles } from './text/codeTitles';

const translationRef = createTranslationRef({
  id: 'gmc',
  messages: {
    state: {
      ready: 'Ready',
      progressing: 'Progressing',
      degraded: 'Degraded',
      stuck: 'Stuck',
      suspended: 'Suspended',
      deleting: 'Being deleted',
      absent: 'Not there',
      missing: 'Missing',
      external: 'External',
      nested: 'Nested',
      unknown: 'Unknown',
    },
    summary: {
      ready: 'Every step is available.',
      progressing: 'Steps are starting, all of them within their time.',
      degraded: 'At least one step is not available.',
      stuck:
        'The operator can get no further: the connector, or the operator, has to change first.',
      suspended: 'All steps are scaled to zero.',
      deleting: 'The connector is being deleted, and its steps with it.',
      absent: 'The cluster has no connector of this name.',
      unknown: 'Its state cannot be told at present.',
    },
    causeTitle: causeTitles,
    noticeTitle: noticeTitles,
    connector: {
      label: 'Connector {{namespace}}/{{name}} in cluster {{cluster}}',
      inCluster: 'in cluster {{cluster}}',
      cluster: 'Cluster',
      namespace: 'Namespace',
      claim: "Operator's own count",
      claimValue: '{{ready}} ready, {{external}} external, {{total}} in all',
      claimWord: "Operator's own word",
      claimWordValue: '“{{text}}” ({{ready}} of {{total}} ready)',
      claimDiffers:
        'The operator says {{ready}} of {{total}} ready; {{found}} of {{steps}} are available',
      claimWordDiffers:
        'The operator says “{{text}}” ({{ready}} of {{total}} ready); {{found}} of {{steps}} are available',
      router: 'Router URL',
      routerHint: 'Reachable from within the cluster',
      copyRouter: 'Copy the router URL',
      kubernetesTab: 'Open in the Kubernetes tab',
    },
    causes: {
      title: 'Why it is not ready',
      titleProgressing: 'What it is waiting for',
      titleUnknown: 'Why its state cannot be told',
      root: 'Root cause',
      step: 'Step {{step}}',
      advice: 'What to do',
      evidence: 'What this is concluded from',
      verbatim: 'What {{object}} wrote',
      object: '{{kind}} {{name}}',
      container: '{{kind}} {{name}}, container {{container}}',
      containerOnly: 'Container {{container}}',
      inNamespace: '{{object}}, namespace {{namespace}}',
    },
    notices: {
      title: 'Good to know',
    },
    steps: {
      title: 'Steps and model services',
      none: 'There are no steps to show.',
      component: 'Component',
      state: 'State',
      model: 'Model',
      hardware: 'Hardware',
      url: 'Service URL',
      replicas: 'Replicas',
      replicasValue: '{{available}} of {{desired}}',
      image: 'Image',
      unknown: '–',
      node: 'node {{node}}',
    },
    role: {
      microservice: 'Microservice',
      'model-server': 'Model server',
      external: 'External service',
      nested: 'Nested node',
      router: 'Router',
    },
    freshness: {
      live: 'Live',
      liveHint: 'Changes in cluster {{cluster}} show here by themselves',
      resuming: 'As of {{age}}, being updated',
      stale:
        'As of {{age}}: the connection to cluster {{cluster}} was interrupted',
      unreachable: 'As of {{age}}: cluster {{cluster}} does not answer',
      forbidden:
        'As of {{age}}: cluster {{cluster}} refuses what has to be read',
      unsupported:
        'Cluster {{cluster}} is not watched: its credentials exist only in the browsers of its users',
      starting: 'Cluster {{cluster}} is being read for the first time',
      staleNever: 'The connection to cluster {{cluster}} was interrupted',
      unreachableNever:
        'Cluster {{cluster}} does not answer, and has not answered before',
      forbiddenNever: 'Cluster {{cluster}} refuses what has to be read',
      interrupted: 'As of {{age}}: the GMC backend does not answer',
    },
    age: {
      ago: '{{duration}} ago',
      for: 'for {{duration}}',
      moment: 'less than a minute',
      minutes_one: '{{count}} minute',
      minutes_other: '{{count}} minutes',
      hours_one: '{{count}} hour',
      hours_other: '{{count}} hours',
      days_one: '{{count}} day',
      days_other: '{{count}} days',
    },
    problem: {
      details: 'What the backend says: {{message}}',
      'not-annotated': {
        title: 'This entity names no connector',
        description:
          'Add this annotation, with the namespace and the name of a GMConnector, to the entity in its catalog-info.yaml:',
      },
      'invalid-annotation': {
        title: 'The connector annotation cannot be read',
        description:
          'The entity names something that is not <namespace>/<name> of a GMConnector. It should look like this:',
      },
      'unknown-cluster': {
        title: 'The cluster of this entity is not configured',
        description:
          'The entity names a cluster that the Kubernetes plugin of this Backstage does not know. Correct the annotation, or ask the platform team to add the cluster.',
      },
      'not-agreed': {
        title: 'The connector does not name this entity',
        description:
          'A connector is shown only where both sides name each other. Add this annotation to the GMConnector:',
      },
      empty: {
        title: 'No connector found',
        description:
          'None of the clusters has the connector that this entity names.',
      },
      copy: 'Copy the annotation',
    },
    failure: {
      retry: 'Try again',
      forbidden: {
        title: 'You may not see this connector',
        description:
          'It takes the permission gmc.connector.read for this entity. Ask the platform team for it.',
      },
      notFound: {
        title: 'The GMC backend does not know this entity',
        description:
          'The catalog has no such entity, or this Backstage runs without the GMC backend plugin.',
      },
      unavailable: {
        title: 'The GMC backend cannot tell yet',
        description:
          'It lacks something, and says what. It is tried again by itself.',
      },
      unreachable: {
        title: 'The GMC backend does not answer',
        description:
          'Whether the application runs cannot be told from here. It is tried again by itself.',
      },
      invalid: {
        title: 'The GMC backend does not understand what it was asked',
        description:
          'The address of this page may have been cut off, or be from another version. What the backend says:',
      },
      version: {
        title: 'The GMC plugins do not match',
        description:
          'Reload the page. If that does not help, the frontend and the backend plugin need matching versions.',
      },
    },
    loading: 'Loading the connectors',
    fleet: fleetMessages,
    card: {
      title: 'GenAI pipeline',
      link: 'Show the GMC tab',
      moreCauses_one: 'and {{count}} more cause',
      moreCauses_other: 'and {{count}} more causes',
    },
    clusterPicker: {
      label: 'Cluster',
      helperText: 'The cluster that is to run the application',
      none: 'No cluster is configured in this Backstage: type the name of the one to be used',
      failed:
        'The clusters could not be listed ({{message}}): type the name of the one to be used',
      unknown: 'Cluster {{name}} is not configured in this Backstage',
      loading: 'Loading the clusters',
      invalid:
        '{{name}} cannot be the name of a cluster: blanks and slashes are not allowed, and at most 253 characters',
      notConfigured:
        'Cluster {{name}} is not configured in this Backstage; it knows {{known}}',
      state: {
        live: 'reachable',
        stale: 'reachable, being read again',
        unreachable: 'does not answer',
        forbidden: 'refuses access',
        unsupported: 'cannot be watched',
        starting: 'being read for the first time',
      },
    },
  },
});

/**
 * Every text of the plugin's own. What a cluster, the operator or a verdict
 * says comes from the backend and is shown as it is.
 *
 * Typed by reference: spelled out, the compiler lists the messages in an order
 * that changes from one build to the next, and the API report with it.
 *
 * @public
 */
export const gmcTranslationRef: typeof translationRef = translationRef;
