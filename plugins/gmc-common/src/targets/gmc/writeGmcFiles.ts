import { stringify } from 'yaml';
import {
  ENTITY_ANNOTATION,
  KUBERNETES_ID,
  MANAGED_BY,
  SERVICES_ANNOTATION,
  SOURCE_ANNOTATION,
} from '../../annotations';
import type { GMConnector } from '../../connector';
import { YAML_STYLE } from '../../yaml/style';
import { header, sourceName } from '../header';
import type { ConnectorPlan } from './ConnectorPlan';
import { ROUTER_SERVICE } from './planConnector';
import type { RenderGmcOptions } from './RenderGmcOptions';

const FOLDER = 'deploy/gmc';

/** Writes what was planned, the same bytes each time. */
export function writeGmcFiles(
  plan: ConnectorPlan,
  options: RenderGmcOptions,
): Record<string, string> {
  const { profile = 'genaiinfra', source, renderAgain } = options;
  const head = header(
    source?.path ?? sourceName(options.file),
    `for GMC (${profile})`,
    renderAgain,
  );
  const resources = [
    ...(options.existingNamespace ? [] : ['namespace.yaml']),
    'connector.yaml',
  ];
  return {
    ...(!options.existingNamespace && {
      [`${FOLDER}/namespace.yaml`]:
        head + stringify(namespace(options), YAML_STYLE),
    }),
    [`${FOLDER}/connector.yaml`]:
      head + stringify(connector(plan, options), YAML_STYLE),
    [`${FOLDER}/kustomization.yaml`]:
      head +
      stringify(
        {
          apiVersion: 'kustomize.config.k8s.io/v1beta1',
          kind: 'Kustomization',
          resources,
        },
        YAML_STYLE,
      ),
  };
}

function namespace({ namespace: name }: RenderGmcOptions): object {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels: { 'app.kubernetes.io/managed-by': MANAGED_BY } },
  };
}

function connector(
  { nodes, microservices }: ConnectorPlan,
  options: RenderGmcOptions,
): GMConnector {
  const { name, namespace: space, entityRef, source } = options;
  return {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: {
      name,
      namespace: space,
      labels: {
        'app.kubernetes.io/managed-by': MANAGED_BY,
        [KUBERNETES_ID]: options.kubernetesId ?? name,
      },
      annotations: {
        ...(entityRef !== undefined && { [ENTITY_ANNOTATION]: entityRef }),
        ...(source && {
          [SOURCE_ANNOTATION]: `${source.repository} ${source.path} ${source.blob}`,
        }),
        [SERVICES_ANNOTATION]: JSON.stringify(microservices),
      },
    },
    spec: {
      routerConfig: { name: 'router', serviceName: ROUTER_SERVICE },
      nodes,
    },
  };
}
