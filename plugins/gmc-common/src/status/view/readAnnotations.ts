import type { GMConnectorStatus } from '../../connector';
import type { Workload } from '../objects';

/** What an operator's status says of one object. */
export interface StatusAnnotation {
  key: string;
  kind: string;
  name: string;
  /** Empty for objects of no namespace. */
  namespace: string;
  text: string;
}

/** What an operator's status says of one workload. */
export type WorkloadAnnotation = StatusAnnotation & Pick<Workload, 'kind'>;

/**
 * Takes the keys of the status annotations apart, `Kind:apiVersion:name:namespace`.
 * Those that name nothing are left out.
 */
export function readAnnotations(
  status: GMConnectorStatus | undefined,
): StatusAnnotation[] {
  return Object.entries(status?.annotations ?? {}).flatMap(([key, text]) => {
    const [kind, , name, namespace = ''] = key.split(':');
    return kind && name ? { key, kind, name, namespace, text } : [];
  });
}

/** Of those, what is said of Deployments and StatefulSets. */
export function readWorkloadAnnotations(
  status: GMConnectorStatus | undefined,
): WorkloadAnnotation[] {
  return readAnnotations(status).filter(isOfWorkload);
}

function isOfWorkload(
  annotation: StatusAnnotation,
): annotation is WorkloadAnnotation {
  return annotation.kind === 'Deployment' || annotation.kind === 'StatefulSet';
}
