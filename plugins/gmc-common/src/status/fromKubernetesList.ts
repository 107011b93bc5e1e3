import type { ConnectorObjects } from './objects';
import {
  configMapFacts,
  trimConnector,
  trimEvent,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
} from './trim';
import { isObject } from './trim/Shape';

/**
 * Turns the answer of `kubectl get … -o json` into what `judge` asks for.
 * Objects of other namespaces and other kinds are passed over.
 *
 * @param list - a `List` of objects as the API's JSON has them, trimmed or not
 * @param ref - the connector to be judged
 *
 * @public
 */
export function fromKubernetesList(
  list: unknown,
  ref: { namespace: string; name: string },
): ConnectorObjects {
  const items = isObject(list) && Array.isArray(list.items) ? list.items : [];
  const trimmed = <T>(kind: string, trim: (raw: unknown) => T | undefined) =>
    items
      .filter(item => isOf(item, kind, ref.namespace))
      .flatMap(item => trim(item) ?? []) as T[];
  const connectors = trimmed('GMConnector', trimConnector);
  return {
    connector: connectors.find(({ metadata }) => metadata.name === ref.name),
    connectorsInNamespace: connectors.map(({ metadata }) => metadata.name),
    workloads: (['Deployment', 'StatefulSet'] as const).flatMap(kind =>
      trimmed(kind, raw => trimWorkload(kind, raw)),
    ),
    pods: trimmed('Pod', trimPod),
    persistentVolumeClaims: trimmed(
      'PersistentVolumeClaim',
      trimPersistentVolumeClaim,
    ),
    events: trimmed('Event', trimEvent),
    configMaps: trimmed('ConfigMap', configMapFacts),
  };
}

function isOf(item: unknown, kind: string, namespace: string): boolean {
  return (
    isObject(item) &&
    item.kind === kind &&
    isObject(item.metadata) &&
    item.metadata.namespace === namespace
  );
}
