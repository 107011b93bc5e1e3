import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { KubeObject } from '@opea/backstage-sandbox';
import { sharedFolder } from '../../needs';

/** What a real operator made of a ChatQnA, as it was recorded. */
const RECORD = path.join(sharedFolder, 'gmc/states/ready.json');
const RECORDED_NAMESPACE = 'chatqa';

/** A text with places to fill in. */
export type Template = (values: Record<string, string | number>) => string;

/** Makes objects of an API server's answers, as text. */
export interface Templates {
  connector: Template;
  deployments: Template[];
  pods: Template[];
  /** A Pod that has nothing to do with any connector. */
  foreignPod: Template;
}

export function readTemplates(): Templates {
  const items: KubeObject[] = JSON.parse(readFileSync(RECORD, 'utf8')).items;
  const of = (kind: string) => items.filter(item => item.kind === kind);
  const [connector] = of('GMConnector');
  const { uid } = connector.metadata;
  const template = (object: KubeObject) => toTemplate(object, `${uid}`);
  const pods = of('Pod');
  return {
    connector: template({
      ...connector,
      metadata: {
        ...connector.metadata,
        annotations: { 'gmc.opea.io/entity': '@entity@' },
      },
    }),
    deployments: of('Deployment').map(withImage).map(template),
    pods: pods.map(template),
    foreignPod: template(asForeign(pods[0])),
  };
}

/** Whoever sees the object sees when it was changed. */
function withImage(deployment: KubeObject): KubeObject {
  const copy = structuredClone(deployment) as KubeObject & {
    spec: { template: { spec: { containers: { image: string }[] } } };
  };
  const [container] = copy.spec.template.spec.containers;
  container.image = `${container.image.split(':')[0]}:t@changed@`;
  return copy;
}

function asForeign(pod: KubeObject): KubeObject {
  return {
    ...pod,
    metadata: {
      ...pod.metadata,
      name: '@name@',
      uid: '@name@',
      labels: { app: 'else' },
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          name: 'else-5d4f8c7b9d',
          uid: 'else',
          controller: true,
        },
      ],
    },
  };
}

function toTemplate(object: KubeObject, connectorUid: string): Template {
  const text = JSON.stringify({
    ...object,
    metadata: { ...object.metadata, resourceVersion: '@revision@' },
  })
    .replaceAll(
      `"namespace":"${RECORDED_NAMESPACE}"`,
      '"namespace":"@namespace@"',
    )
    .replaceAll(connectorUid, '@uid@');
  const parts = text.split(/@(\w+)@/);
  return values =>
    parts
      .map((part, index) => (index % 2 === 0 ? part : values[part] ?? ''))
      .join('');
}
