import type { GMConnector, GMConnectorStatus } from '../connector';
import { conclude } from './judge';
import type { Workload, WorkloadCondition } from './objects';
import { isObject } from './trim/Shape';
import { trimStatus } from './trim/trimConnector';
import type { Verdict } from './Verdict';
import { withTime } from './view/buildView';
import type { ConnectorView, StepView } from './view/ConnectorView';
import { compareTexts } from './view/order';
import { parseClaim, parseWorkloadClaim } from './view/parseClaim';
import {
  readWorkloadAnnotations,
  type WorkloadAnnotation,
} from './view/readAnnotations';

/**
 * Judges what Enterprise-RAG's namespace-status-watcher tells of parts that
 * have no connector: a document with the status of one, annotations included,
 * and nothing else. There are no objects to hold it against, so the verdict is
 * as true as the document.
 *
 * @param document - the watcher's answer: `{"status": {"annotations": {…}}}`
 * @param options - the time, and what the cluster is called
 * @returns undefined if it is no such document, or names no workload
 *
 * @public
 */
export function judgeNamespaceStatus(
  document: unknown,
  options: { now: Date; cluster?: string },
): Verdict | undefined {
  const status = isObject(document) ? trimStatus(document.status) : undefined;
  const entries = readWorkloadAnnotations(status)
    .filter(({ namespace }) => namespace)
    .sort((a, b) => compareTexts(a.key, b.key));
  const [first] = entries;
  if (!status || !first) {
    return undefined;
  }
  const { namespace } = first;
  const now = options.now.getTime();
  const steps = entries.map(entry => toStep(entry, status, now));
  return conclude(
    viewOf({ namespace, status, steps, now, cluster: options.cluster }),
  );
}

function toStep(
  { kind, name, namespace, text }: WorkloadAnnotation,
  { annotations }: GMConnectorStatus,
  now: number,
): StepView {
  const { desired = 1, ready = 0 } = parseWorkloadClaim(text) ?? {};
  const workload: Workload = {
    kind,
    metadata: { name, namespace },
    spec: { replicas: desired },
    status: { availableReplicas: ready, conditions: readConditions(text) },
  };
  const url = annotations?.[`Service:v1:${name}:${namespace}`];
  return withTime(
    {
      name,
      role: 'microservice',
      title: name,
      config: {},
      ...(url && { url, serviceName: name }),
      isDownstreamService: false,
      workloadName: name,
      workload,
      pods: [],
      desired,
      available: ready,
    },
    now,
  );
}

/** Blocks of `Type`, `Status`, `Reason` and `Message`, one line each. */
function readConditions(text: string): WorkloadCondition[] {
  const conditions: WorkloadCondition[] = [];
  for (const line of text.split('\n').slice(1)) {
    const [, field, value] = /^\s*(\w+): (.*)$/.exec(line) ?? [];
    const current = conditions.at(-1);
    if (field === 'Type') {
      conditions.push({ type: value, status: 'Unknown' });
    } else if (current && field === 'Status') {
      current.status = value;
    } else if (current && field === 'Reason') {
      current.reason = value;
    } else if (current && field === 'Message') {
      current.message = value;
    }
  }
  return conditions;
}

function viewOf(about: {
  namespace: string;
  status: GMConnectorStatus;
  steps: StepView[];
  now: number;
  cluster?: string;
}): ConnectorView {
  const { namespace, status, steps, now, cluster } = about;
  const name = namespace;
  const connector: GMConnector = {
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: { name, namespace },
    spec: { routerConfig: { name: '', serviceName: '' }, nodes: {} },
    status,
  };
  return {
    namespace,
    name,
    cluster,
    now,
    connector,
    profile: 'enterprise-rag',
    nodes: {},
    steps,
    claim: parseClaim(status, steps.length),
    reported: new Set(),
    objects: {
      connector,
      connectorsInNamespace: [name],
      workloads: [],
      pods: [],
      persistentVolumeClaims: [],
      events: [],
      configMaps: [],
    },
    events: new Map(),
    observations: { cluster: { reach: 'reachable' }, previousLogs: [] },
  };
}
