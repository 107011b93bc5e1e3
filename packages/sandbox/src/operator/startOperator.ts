import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import type { KubeObject } from '../cluster/objects';
import type { Deployment } from '../controllers/workloads';
import { followResource } from './followResource';
import { KubeClient, type KubeClientOptions } from './KubeClient';
import { PassQueue } from './PassQueue';
import { objectPath } from './paths';
import { reconcileConnector } from './reconcileConnector';

export interface OperatorOptions extends KubeClientOptions {
  /** Delays are divided by it. */
  speed?: number;
  /** Whether the operator leaves a connector alone; asked before each pass. */
  isPaused?: (namespace: string, connector: string) => boolean;
  /** The operator's own log: the only place where it tells of what it can't do. */
  log?: (message: string) => void;
}

export interface Operator {
  /** Makes a pass over a connector, as a change of its spec would. */
  reconcile(namespace: string, connector: string): void;
  /** Resolves when all passes that are due have ended. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A stand-in for the GMC operator (profile `genaiinfra`) on any API server.
 *
 * It makes a pass over a connector when its spec or its labels change, and
 * when one of its Deployments becomes available or ceases to be. It doesn't
 * when an owned object is deleted or edited: then its status is stale, as the
 * real operator's is. One worker goes from connector to connector; what fails
 * is tried again for ever.
 */
export function startOperator(options: OperatorOptions): Operator {
  const { speed = 1, isPaused = () => false, log = () => {} } = options;
  const client = new KubeClient(options);
  const stopping = new AbortController();
  const queue = new PassQueue({
    speed,
    pass: async key => {
      const [namespace, name] = key.split('/');
      // Whoever paused the operator asks for a pass when the pause is over.
      if (isPaused(namespace, name)) return;
      const connector = await client.find<GMConnector>(
        connectorPath(namespace, name),
      );
      if (!connector || connector.metadata.deletionTimestamp) return;
      await reconcileConnector(client, connector);
    },
    onFailure: (key, error) =>
      log(
        `Reconciler error: ${key}: ${
          error instanceof Error ? error.message : error
        }`,
      ),
  });
  const enqueue = (key: string) => queue.add(key);
  const follow = (
    path: string,
    onChange: (object: KubeObject, gone: boolean) => void,
  ) => followResource(client, path, stopping.signal, onChange, log);
  const following = [
    follow(
      '/apis/gmc.opea.io/v1alpha3/gmconnectors',
      notingConnectors(enqueue),
    ),
    follow('/apis/apps/v1/deployments', notingAvailability(enqueue)),
  ];
  return {
    reconcile: (namespace, name) => enqueue(`${namespace}/${name}`),
    settled: () => queue.settled(),
    stop: async () => {
      stopping.abort();
      await Promise.all([...following, queue.stop()]);
    },
  };
}

function connectorPath(namespace: string, name: string): string {
  return objectPath({
    apiVersion: 'gmc.opea.io/v1alpha3',
    kind: 'GMConnector',
    metadata: { name, namespace },
  });
}

/** Enqueues connectors whose spec or labels have changed; a status is no reason. */
function notingConnectors(enqueue: (key: string) => void) {
  const seen = new Map<string, string>();
  return ({ metadata }: KubeObject, gone: boolean) => {
    const { uid = '', namespace, name, generation, labels } = metadata;
    if (gone) {
      seen.delete(uid);
      return;
    }
    const version = JSON.stringify([generation, labels]);
    if (seen.get(uid) === version) return;
    seen.set(uid, version);
    enqueue(`${namespace}/${name}`);
  };
}

/** Enqueues the owners of Deployments whose availability has flipped. */
function notingAvailability(enqueue: (key: string) => void) {
  const seen = new Map<string, string>();
  return (object: KubeObject, gone: boolean) => {
    const { uid = '', namespace, ownerReferences } = object.metadata;
    if (gone) {
      seen.delete(uid);
      return;
    }
    const { conditions } = (object as Deployment).status ?? {};
    const available = conditions?.find(c => c.type === 'Available')?.status;
    if (!available || seen.get(uid) === available) return;
    seen.set(uid, available);
    const owner = ownerReferences?.find(o => o.kind === 'GMConnector');
    if (owner) enqueue(`${namespace}/${owner.name}`);
  };
}
