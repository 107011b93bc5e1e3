import { kinds } from '../cluster/kinds';
import type { KubeObject } from '../cluster/objects';
import { timestamp } from '../cluster/timestamp';
import type { ControllerContext } from './Controller';

export interface EventDetails {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  component: string;
}

/**
 * Tells of something that happened to an object. What happens again is
 * counted on the Event that is there, as kubelets and controllers do.
 */
export function recordEvent(
  { api, store }: ControllerContext,
  about: KubeObject,
  { type, reason, message, component }: EventDetails,
): void {
  const { namespace, name, uid } = about.metadata;
  const now = timestamp();
  const known = store.list(kinds.event, namespace).find(event => {
    const involved = event.involvedObject as { uid?: string };
    return (
      involved.uid === uid &&
      event.reason === reason &&
      event.message === message
    );
  });
  if (known) {
    api.patch(
      { kind: kinds.event, namespace, name: known.metadata.name },
      { count: Number(known.count) + 1, lastTimestamp: now },
    );
    return;
  }
  const parent = store.get(kinds.namespace, undefined, namespace ?? '');
  if (!parent || parent.metadata.deletionTimestamp) return;
  api.create(kinds.event, namespace, {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${Date.now().toString(16)}${suffix()}` },
    involvedObject: {
      apiVersion: about.apiVersion,
      kind: about.kind,
      namespace,
      name,
      uid,
      resourceVersion: about.metadata.resourceVersion,
    },
    type,
    reason,
    message,
    count: 1,
    firstTimestamp: now,
    lastTimestamp: now,
    eventTime: null,
    source: { component },
    reportingComponent: component,
    reportingInstance: '',
  });
}

let recorded = 0;

function suffix(): string {
  recorded = (recorded + 1) % 0xfffff;
  return recorded.toString(16).padStart(5, '0');
}
