import type { GMConnector, Profile } from '../../connector';
import type { JudgeInput } from '../judge';
import type { ConnectorObjects, KubernetesEvent } from '../objects';
import type { ConnectorView, StepView } from './ConnectorView';
import { isOverdue } from './isOverdue';
import { listSteps, type StepOutline } from './listSteps';
import { podsOfWorkloads, workloadFinder } from './matchWorkload';
import { compareTexts } from './order';
import { parseClaim } from './parseClaim';
import { profileOf } from './profileOf';
import { readAnnotations } from './readAnnotations';
import { latest } from './time';

/** Joins a connector's spec with what is there, in an order of its own. */
export function buildView(input: JudgeInput): ConnectorView {
  const { connector, events, configMaps, connectorsInNamespace } =
    input.objects;
  const now = input.now.getTime();
  const profile = connector && profileOf(connector, input.profile);
  const steps = connector
    ? joinSteps(connector, input.objects, profile).map(step =>
        withTime(step, now),
      )
    : [];
  return {
    namespace: input.namespace,
    name: input.name,
    cluster: input.cluster,
    now,
    connector,
    profile,
    operatorNamespace: input.operatorNamespace,
    served: input.served && [...input.served].sort(byPlace),
    nodes: connector?.spec.nodes ?? {},
    steps,
    claim: parseClaim(
      connector?.status,
      steps.filter(({ workloadName }) => workloadName).length,
    ),
    reported: new Set(
      readAnnotations(connector?.status).map(
        ({ kind, name }) => `${kind}/${name}`,
      ),
    ),
    specSince: connector && specSince(connector),
    objects: {
      ...input.objects,
      connectorsInNamespace: [...connectorsInNamespace].sort(compareTexts),
      configMaps: [...configMaps].sort((a, b) => compareTexts(a.name, b.name)),
    },
    events: indexEvents(events),
    observations: input.observations,
  };
}

/** The steps of a connector, each with its workload and Pods. */
export function joinSteps(
  connector: GMConnector,
  objects: Pick<ConnectorObjects, 'workloads' | 'pods'>,
  profile: Profile | undefined = profileOf(connector),
): Omit<StepView, 'overdue'>[] {
  const findWorkload = workloadFinder(objects.workloads, connector);
  const outlines = listSteps(connector, profile).map(outline => ({
    ...outline,
    workload: outline.workloadName
      ? findWorkload(outline.workloadName)
      : undefined,
  }));
  const pods = podsOfWorkloads(objects.pods, [
    ...new Set(outlines.flatMap(({ workload }) => workload ?? [])),
  ]);
  return outlines.map(outline => {
    const { workload } = outline;
    const url = reportedUrl(connector, outline) ?? outline.url;
    return {
      ...outline,
      ...(url && { url }),
      pods: (workload && pods.get(workload)) ?? [],
      desired: workload ? workload.spec.replicas ?? 1 : 0,
      available: workload?.status?.availableReplicas ?? 0,
    };
  });
}

/** A step, with whether its time for becoming available is over. */
export function withTime(
  step: Omit<StepView, 'overdue'>,
  now: number,
): StepView {
  const { workload, pods, desired, available } = step;
  const overdue =
    workload !== undefined &&
    available < desired &&
    isOverdue(workload, pods, now);
  return { ...step, overdue };
}

function indexEvents(events: KubernetesEvent[]): ConnectorView['events'] {
  const index: ConnectorView['events'] = new Map();
  for (const event of events) {
    const { kind, name } = event.involvedObject;
    const key = `${kind}/${name}`;
    const about = index.get(key) ?? [];
    about.push(event);
    index.set(key, about);
  }
  return index;
}

/** Upstream's hosts end in `.svc.cluster.local`, the fork's in `.svc`. */
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

function byPlace(
  a: { namespace: string; name: string },
  b: { namespace: string; name: string },
): number {
  return compareTexts(a.namespace, b.namespace) || compareTexts(a.name, b.name);
}
