import { stringify } from 'yaml';
import {
  CLUSTER_ANNOTATION,
  CONNECTOR_ANNOTATION,
  KUBERNETES_ID,
} from '../annotations';
import { formatConnectorRef } from '../names';
import type { Pipeline } from '../opea';
import type { ApplicationAnswers } from './answers';
import { YAML_STYLE } from '../yaml/style';
import { yamlFile } from './documents';
import { routerApi } from './routerApi';

/** Backstage's own: in which namespace the stock Kubernetes tab looks. */
const KUBERNETES_NAMESPACE = 'backstage.io/kubernetes-namespace';

/** Backstage's own: what the stock Kubernetes tab looks for there. */
const KUBERNETES_LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';

/**
 * Everything in the application's namespace, which is its own. The operator
 * puts no common label on what it makes, and none at all on the router.
 */
const WHOLE_NAMESPACE = '!gmc.opea.io/foreign';

/** What the catalog entities of an application are written from. */
export interface CatalogInfoOptions {
  answers: ApplicationAnswers;
  pipeline: Pipeline;
  /** The router's address inside the cluster. */
  routerUrl: string;
}

/**
 * Writes `catalog-info.yaml`: the application as a Component that is linked
 * with its connector, the API of its router, and, unless the application
 * belongs to a System that is there, one of its own.
 */
export function catalogInfo(options: CatalogInfoOptions): string {
  const { answers } = options;
  return yamlFile('What Backstage knows of this application.', [
    ...(answers.system ? [] : [system(answers)]),
    component(answers),
    api(options),
  ]);
}

/**
 * The entities that an application adds to the catalog.
 *
 * @param answers - its name, and the System it joins if it joins one
 * @returns entity references in full; the Component's is the first
 * @public
 */
export function applicationEntityRefs(
  answers: Pick<ApplicationAnswers, 'name' | 'system'>,
): string[] {
  const kinds = answers.system
    ? ['component', 'api']
    : ['component', 'system', 'api'];
  return kinds.map(kind => `${kind}:default/${answers.name}`);
}

function metadata(answers: ApplicationAnswers) {
  return {
    name: answers.name,
    ...(answers.title && { title: answers.title }),
    ...(answers.description && { description: answers.description }),
  };
}

function system(answers: ApplicationAnswers) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'System',
    metadata: metadata(answers),
    spec: { owner: answers.owner },
  };
}

function component(answers: ApplicationAnswers) {
  const { name, namespace, connector } = answers;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      ...metadata(answers),
      annotations: {
        [CONNECTOR_ANNOTATION]: formatConnectorRef({
          namespace,
          name: connector,
        }),
        [CLUSTER_ANNOTATION]: answers.cluster,
        [KUBERNETES_ID]: name,
        [KUBERNETES_NAMESPACE]: namespace,
        [KUBERNETES_LABEL_SELECTOR]: WHOLE_NAMESPACE,
      },
      tags: ['genai', 'opea'],
    },
    spec: {
      type: 'genai-pipeline',
      lifecycle: 'experimental',
      owner: answers.owner,
      system: systemOf(answers),
      providesApis: [name],
    },
  };
}

function api(options: CatalogInfoOptions) {
  const { answers } = options;
  const title = `${answers.title ?? answers.name} router`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: answers.name,
      title,
      description: 'Where prompts go',
    },
    spec: {
      type: 'openapi',
      lifecycle: 'experimental',
      owner: answers.owner,
      system: systemOf(answers),
      definition: stringify(routerApi(options), YAML_STYLE),
    },
  };
}

function systemOf(answers: ApplicationAnswers): string {
  return answers.system ?? answers.name;
}
