import { waitFor } from '../app/waitFor';
import type { ApiClient, Json, Reply } from '../contract/ApiClient';
import { connectorsOf } from '../contract/connectors';
import { linkedConnector } from './connectors';
import { toPodStatus, type PodReport } from './podStatuses';

/** Named by Pods, and not there: nobody but the test writes their status. */
const NODE = 'without-kubelet';

/** An annotation of Pods that the test has asked for. */
const REPLACED = 'test/replaced';

/** One namespace of a control plane, in which one cause is made. */
export class Scene {
  constructor(
    readonly api: ApiClient,
    readonly namespace: string,
    /** Keeps the operator from a namespace; resolves when it is out of there. */
    private readonly pause: (namespace: string) => Promise<void>,
  ) {}

  /** Creates the namespace, and what is to be there before the connector. */
  async begin(): Promise<void> {
    await this.create('/api/v1/namespaces', {
      metadata: { name: this.namespace },
    });
  }

  async createConnector(spec: Json = {}): Promise<void> {
    await this.create(
      connectorsOf(this.namespace),
      linkedConnector(this.namespace, spec),
    );
  }

  /** A connector that the operator has got ready, and leaves alone from now on. */
  async createReadyConnector(): Promise<void> {
    await this.createConnector();
    await waitFor(`${this.namespace} to be ready`, async () => {
      const { body } = await this.api.get(
        `${connectorsOf(this.namespace)}/chat`,
      );
      return body.status?.status === '3/0/3';
    });
    await this.pauseOperator();
  }

  async pauseOperator(): Promise<void> {
    await this.pause(this.namespace);
  }

  /** A path in the namespace. */
  path(plural: string, group = ''): string {
    const root = group ? `/apis/${group}` : '/api/v1';
    return `${root}/namespaces/${this.namespace}/${plural}`;
  }

  deployment(service: string): string {
    return this.path(`deployments/${service}-deployment`, 'apps/v1');
  }

  /** Scales a step, and waits until it has as many Pods as that. */
  async scale(service: string, replicas: number): Promise<void> {
    await this.patch(this.deployment(service), { spec: { replicas } });
    await waitFor(`${replicas} of ${this.namespace}/${service}`, async () => {
      const { status } = await this.get(this.deployment(service));
      return (status.availableReplicas ?? 0) === replicas;
    });
  }

  /**
   * Scales a step to nothing and back. A router that answered, or was not to be
   * reached, is asked again in minutes only; one that comes back, at once.
   */
  async bringBack(service: string): Promise<void> {
    await this.scale(service, 0);
    await this.scale(service, 1);
  }

  /**
   * Gives a step a Pod on a node without a kubelet, and the status that a
   * kubelet would give it; an Event of the node's too, if there is one.
   */
  async report(
    service: string,
    report: PodReport,
    event?: Json,
  ): Promise<void> {
    const pod = await this.replacePods(service, { nodeName: NODE });
    const { name, uid } = pod.metadata;
    if (event) {
      await this.createEvent(event, { kind: 'Pod', name, uid });
    }
    await this.patch(`${this.path('pods')}/${name}/status`, {
      status: toPodStatus(pod, report),
    });
  }

  /** Changes the Pods of a step, and gives the one that is made by that. */
  async replacePods(service: string, spec: Json): Promise<Json> {
    const template = { metadata: { annotations: { [REPLACED]: 'yes' } }, spec };
    const strategy = { type: 'Recreate', rollingUpdate: null };
    return waitFor(`the Pod of ${this.namespace}/${service}`, async () => {
      // Again and again: a pass of the operator's may have been under way.
      await this.patch(this.deployment(service), {
        spec: { strategy, template },
      });
      const { items } = await this.get(
        `${this.path('pods')}?labelSelector=app%3D${service}`,
      );
      return (
        items.length === 1 &&
        items[0].metadata.annotations?.[REPLACED] &&
        items[0]
      );
    });
  }

  async createEvent(event: Json, object: Json): Promise<void> {
    const now = new Date().toISOString();
    await this.create(this.path('events'), {
      metadata: { generateName: 'event-' },
      involvedObject: { ...object, namespace: this.namespace },
      type: 'Warning',
      firstTimestamp: now,
      lastTimestamp: now,
      source: { component: 'kubelet', host: NODE },
      ...event,
    });
  }

  async get(path: string): Promise<Json> {
    return (await accepted(this.api.get(path))).body;
  }

  create(path: string, body: Json): Promise<Reply> {
    return accepted(this.api.create(path, body));
  }

  patch(path: string, body: Json): Promise<Reply> {
    return accepted(this.api.merge(path, body));
  }

  delete(path: string): Promise<Reply> {
    return accepted(this.api.delete(path));
  }
}

/** A refusal is the test's own mistake here. */
async function accepted(reply: Promise<Reply>): Promise<Reply> {
  const { code, body } = await reply;
  if (code >= 300) {
    throw new Error(`${code}: ${body.message ?? body}`);
  }
  return reply;
}
