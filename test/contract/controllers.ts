import type { Json } from './ApiClient';
import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';
import { eventually } from './eventually';

const aDeployment = (image: string, spec: Json = {}): Json => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image, ...spec }] },
    },
  },
});

const condition = (object: Json, type: string): Json =>
  object.status?.conditions?.find((c: Json) => c.type === type);

export function controllers(subject: Subject): void {
  const apps = async () => {
    const namespace = await subject.newNamespace();
    return {
      namespace,
      deployments: `/apis/apps/v1/namespaces/${namespace}/deployments`,
      replicaSets: `/apis/apps/v1/namespaces/${namespace}/replicasets`,
      pods: `/api/v1/namespaces/${namespace}/pods`,
    };
  };
  const items = async (path: string): Promise<Json[]> =>
    (await subject.api.get(path)).body.items;
  const available = (path: string) =>
    eventually(
      async () => (await subject.api.get(path)).body,
      deployment =>
        deployment.status?.availableReplicas === deployment.spec?.replicas &&
        condition(deployment, 'Progressing')?.reason ===
          'NewReplicaSetAvailable' &&
        deployment.status.observedGeneration === deployment.metadata.generation,
    );

  it('roll a Deployment out', async () => {
    const { namespace, deployments, replicaSets, pods } = await apps();
    const created = await subject.api.create(deployments, aDeployment('one:1'));
    expect(created.body.spec).toMatchObject({
      replicas: 1,
      progressDeadlineSeconds: 600,
      strategy: { type: 'RollingUpdate' },
    });
    const web = await available(`${deployments}/web`);
    const [replicaSet] = await items(replicaSets);
    const [pod] = await items(pods);
    expect(condition(web, 'Available')).toMatchObject({
      status: 'True',
      reason: 'MinimumReplicasAvailable',
      message: 'Deployment has minimum availability.',
    });
    expect(condition(web, 'Progressing')).toMatchObject({
      status: 'True',
      message: `ReplicaSet "${replicaSet.metadata.name}" has successfully progressed.`,
    });
    expect(web.status).toMatchObject({
      observedGeneration: 1,
      replicas: 1,
      updatedReplicas: 1,
      readyReplicas: 1,
    });
    expect(web.status.unavailableReplicas).toBeUndefined();
    expect(replicaSet.metadata.ownerReferences).toEqual([
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
        uid: web.metadata.uid,
        controller: true,
        blockOwnerDeletion: true,
      },
    ]);
    expect(pod.metadata.ownerReferences[0]).toMatchObject({
      kind: 'ReplicaSet',
      uid: replicaSet.metadata.uid,
    });
    expect(pod.metadata.labels).toMatchObject({
      app: 'web',
      'pod-template-hash': replicaSet.metadata.labels['pod-template-hash'],
    });
    expect(pod.status.phase).toBe('Running');
    expect(condition(pod, 'Ready').status).toBe('True');
    expect(pod.status.containerStatuses).toMatchObject([
      { name: 'web', image: 'one:1', ready: true, restartCount: 0 },
    ]);
    const events = await eventually(
      () => items(`/api/v1/namespaces/${namespace}/events`),
      all => all.some(e => e.reason === 'Scheduled'),
    );
    const reasons = events.map(e => [e.involvedObject.kind, e.reason]);
    expect(reasons).toEqual(
      expect.arrayContaining([
        ['Deployment', 'ScalingReplicaSet'],
        ['ReplicaSet', 'SuccessfulCreate'],
        ['Pod', 'Scheduled'],
      ]),
    );
  });

  it('replace the Pods when the template changes, and scale', async () => {
    const { deployments, replicaSets, pods } = await apps();
    await subject.api.create(deployments, aDeployment('one:1'));
    await available(`${deployments}/web`);
    await subject.api.merge(`${deployments}/web`, {
      spec: {
        template: {
          metadata: {
            annotations: { 'kubectl.kubernetes.io/restartedAt': 'now' },
          },
        },
      },
    });
    await available(`${deployments}/web`);
    const sets = await eventually(
      () => items(replicaSets),
      all => all.length === 2 && all.some(rs => rs.spec.replicas === 0),
    );
    expect(sets.map(rs => rs.spec.replicas).sort()).toEqual([0, 1]);
    await subject.api.merge(`${deployments}/web`, { spec: { replicas: 3 } });
    const scaled = await available(`${deployments}/web`);
    expect(scaled.status.replicas).toBe(3);
    await subject.api.merge(`${deployments}/web`, { spec: { replicas: 0 } });
    await eventually(
      () => items(pods),
      all => all.length === 0,
    );
    const none = await eventually(
      async () => (await subject.api.get(`${deployments}/web`)).body,
      web => web.status.replicas === undefined,
    );
    expect(condition(none, 'Available').status).toBe('True');
  });

  it('make a new Pod for one that is deleted', async () => {
    const { deployments, pods } = await apps();
    await subject.api.create(deployments, aDeployment('one:1'));
    await available(`${deployments}/web`);
    const [pod] = await items(pods);
    await subject.api.delete(`${pods}/${pod.metadata.name}`);
    const [successor] = await eventually(
      () => items(pods),
      all => all.length === 1 && all[0].metadata.uid !== pod.metadata.uid,
    );
    expect(successor.metadata.generateName).toBe(pod.metadata.generateName);
  });

  it('say why no node takes a Pod', async () => {
    const { deployments, pods } = await apps();
    const limits = { 'habana.ai/gaudi': '1' };
    await subject.api.create(
      deployments,
      aDeployment('one:1', { resources: { limits } }),
    );
    const [pod] = await eventually(
      () => items(pods),
      all => all[0] && condition(all[0], 'PodScheduled'),
    );
    expect(pod.status.phase).toBe('Pending');
    expect(condition(pod, 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message:
        '0/1 nodes are available: 1 Insufficient habana.ai/gaudi. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.',
    });
    const web = await eventually(
      async () => (await subject.api.get(`${deployments}/web`)).body,
      d => condition(d, 'Progressing')?.reason === 'ReplicaSetUpdated',
    );
    expect(web.status).toMatchObject({ replicas: 1, unavailableReplicas: 1 });
    expect(condition(web, 'Available')).toMatchObject({
      status: 'False',
      reason: 'MinimumReplicasUnavailable',
      message: 'Deployment does not have minimum availability.',
    });
  });

  it('keep the numbered Pods of a StatefulSet', async () => {
    const { namespace, pods } = await apps();
    const path = `/apis/apps/v1/namespaces/${namespace}/statefulsets`;
    const { spec } = aDeployment('one:1');
    await subject.api.create(path, {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: { name: 'db' },
      spec: { ...spec, replicas: 2, serviceName: 'db' },
    });
    const set = await eventually(
      async () => (await subject.api.get(`${path}/db`)).body,
      db => db.status?.readyReplicas === 2,
    );
    expect(set.status.availableReplicas).toBe(2);
    const names = (await items(pods)).map(pod => pod.metadata.name);
    expect(names).toEqual(['db-0', 'db-1']);
  });

  it.each(['Background', 'Foreground'])(
    'delete what a deleted connector owned (%s)',
    async propagationPolicy => {
      const { namespace, deployments, pods } = await apps();
      const path = connectorsOf(namespace);
      const { body } = await subject.api.create(path, aConnector('chat'));
      const { apiVersion, kind, metadata } = body;
      const { name, uid } = metadata;
      const owner = {
        apiVersion,
        kind,
        name,
        uid,
        controller: true,
        blockOwnerDeletion: true,
      };
      const deployment = aDeployment('one:1');
      deployment.metadata.ownerReferences = [owner];
      await subject.api.create(deployments, deployment);
      await available(`${deployments}/web`);
      await subject.api.delete(`${path}/chat`, {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        propagationPolicy,
      });
      await eventually(
        () => items(pods),
        all => all.length === 0,
      );
      await eventually(
        () => subject.api.get(`${deployments}/web`),
        reply => reply.code === 404,
      );
      await eventually(
        () => subject.api.get(`${path}/chat`),
        r => r.code === 404,
      );
    },
  );

  it('leave alone what is to be orphaned', async () => {
    const { deployments, replicaSets } = await apps();
    await subject.api.create(deployments, aDeployment('one:1'));
    await available(`${deployments}/web`);
    await subject.api.delete(`${deployments}/web`, {
      apiVersion: 'v1',
      kind: 'DeleteOptions',
      propagationPolicy: 'Orphan',
    });
    await eventually(
      () => subject.api.get(`${deployments}/web`),
      reply => reply.code === 404,
    );
    const [replicaSet] = await items(replicaSets);
    expect(replicaSet.metadata.ownerReferences).toBeUndefined();
  });

  it('empty a namespace that is deleted, and refuse what comes meanwhile', async () => {
    const { namespace, deployments } = await apps();
    const path = connectorsOf(namespace);
    await subject.api.create(
      path,
      aConnector('chat', { metadata: { finalizers: ['example.com/wait'] } }),
    );
    await subject.api.create(deployments, aDeployment('one:1'));
    const deleted = await subject.api.delete(`/api/v1/namespaces/${namespace}`);
    expect(deleted.body.status.phase).toBe('Terminating');
    const late = await subject.api.create(path, aConnector('late'));
    expect(late).toMatchObject({ code: 403, body: { reason: 'Forbidden' } });
    expect(late.body.message).toContain(
      `unable to create new content in namespace ${namespace} because it is being terminated`,
    );
    await eventually(
      () => items(deployments),
      all => all.length === 0,
    );
    expect(
      (await subject.api.get(`/api/v1/namespaces/${namespace}`)).code,
    ).toBe(200);
    await subject.api.merge(`${path}/chat`, { metadata: { finalizers: null } });
    await eventually(
      () => subject.api.get(`/api/v1/namespaces/${namespace}`),
      reply => reply.code === 404,
    );
  });
}
