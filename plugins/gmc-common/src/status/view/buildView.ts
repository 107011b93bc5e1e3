import type { GMConnector } from '../../connector';
import type { JudgeInput } from '../judge';
import type { ConnectorObjects } from '../objects';
import type { Claim } from '../Verdict';
import type { ConnectorView, StepView } from './ConnectorView';
import { isOverdue } from './isOverdue';
import { listSteps, type StepOutline } from './listSteps';
import { matchPods, matchWorkload } from './matchWorkload';
import { profileOf } from './profileOf';
import { latest } from './time';

/** Joins a connector's spec with what is there. */
export function buildView(input: JudgeInput): ConnectorView {
  const { connector } = input.objects;
  const now = input.now.getTime();
  return {
    namespace: input.namespace,
    name: input.name,
    cluster: input.cluster,
    now,
    connector,
    profile: connector && profileOf(connector),
    nodes: connector?.spec.nodes ?? {},
    steps: connector
      ? joinSteps(connector, input.objects).map(step => ({
          ...step,
          overdue: isStepOverdue(step, now),
        }))
      : [],
    claim: parseClaim(connector?.status?.status),
    reported: reportedObjects(connector),
    specSince: connector && specSince(connector),
    objects: input.objects,
    observations: input.observations,
  };
}

/** The steps of a connector, each with its workload and Pods. */
export function joinSteps(
  connector: GMConnector,
  objects: Pick<ConnectorObjects, 'workloads' | 'pods'>,
): Omit<StepView, 'overdue'>[] {
  return listSteps(connector).map(outline => {
    const workload = outline.workloadName
      ? matchWorkload(objects.workloads, outline.workloadName, connector)
      : undefined;
    const pods = workload ? matchPods(objects.pods, workload) : [];
    const url = reportedUrl(connector, outline) ?? outline.url;
    return {
      ...outline,
      ...(url && { url }),
      workload,
      pods,
      desired: workload ? workload.spec.replicas ?? 1 : 0,
      available: workload?.status?.availableReplicas ?? 0,
    };
  });
}

function isStepOverdue(
  { workload, pods, desired, available }: Omit<StepView, 'overdue'>,
  now: number,
): boolean {
  return (
    workload !== undefined &&
    available < desired &&
    isOverdue(workload, pods, now)
  );
}

/** Both dialects write `<ready>/<external>/<total>`; anything else is no claim. */
function parseClaim(text: string | undefined): Claim | undefined {
  const match = /^(\d+)\/(\d+)\/(\d+)$/.exec(text?.trim() ?? '');
  return match
    ? {
        ready: Number(match[1]),
        external: Number(match[2]),
        total: Number(match[3]),
      }
    : undefined;
}

/** The keys of the status annotations are `Kind:apiVersion:name:namespace`. */
function reportedObjects(connector: GMConnector | undefined): Set<string> {
  const keys = Object.keys(connector?.status?.annotations ?? {});
  return new Set(
    keys.map(key => {
      const [kind, , name] = key.split(':');
      return `${kind}/${name}`;
    }),
  );
}

function reportedUrl(
  { metadata, status }: GMConnector,
  step: StepOutline,
): string | undefined {
  const key = `Service:v1:${step.serviceName}:${metadata.namespace}`;
  const text = status?.annotations?.[key];
  return text && /^[a-z]+:\/\//.test(text) ? text : undefined;
}

/**
 * The last write that was not to the status, where the API server's
 * bookkeeping is at hand, else the creation.
 */
function specSince({ metadata }: GMConnector): string | undefined {
  const writes = (metadata.managedFields ?? [])
    .filter(({ subresource }) => !subresource)
    .map(({ time }) => time);
  return latest(metadata.creationTimestamp, ...writes);
}
