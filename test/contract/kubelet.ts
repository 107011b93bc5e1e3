import type { Json } from './ApiClient';
import type { Subject } from './describeContract';
import { eventually } from './eventually';

const pod = (name: string): Json => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name },
  spec: { containers: [{ name: 'web', image: 'one:1' }] },
});

/** What needs a process on a node: no kubelet runs with the real API server. */
export function kubelet(subject: Subject): void {
  const running = async () => {
    const namespace = await subject.newNamespace();
    const path = `/api/v1/namespaces/${namespace}/pods`;
    await subject.api.create(path, pod('web'));
    await eventually(
      async () => (await subject.api.get(`${path}/web`)).body,
      p => p.status?.containerStatuses?.[0].ready,
    );
    return `${path}/web`;
  };

  it('gives the log of a container', async () => {
    const path = await running();
    const whole = await subject.api.get(`${path}/log?container=web`);
    expect(whole.code).toBe(200);
    expect(whole.body).toBe(
      'sandbox: nothing runs in this container, it is simulated\nsandbox: started one:1\nsandbox: ready\n',
    );
    const tail = await subject.api.get(`${path}/log?tailLines=1`);
    expect(tail.body).toBe('sandbox: ready\n');
  });

  it('follows a log until the container ends', async () => {
    const path = await running();
    const following = subject.api.get(`${path}/log?follow=true`);
    await subject.api.delete(path);
    expect((await following).body).toContain('sandbox: ready\n');
  });

  it('refuses logs of containers that are not there or never ended', async () => {
    const path = await running();
    const other = await subject.api.get(`${path}/log?container=other`);
    expect(other).toMatchObject({
      code: 400,
      body: { message: 'container other is not valid for pod web' },
    });
    const previous = await subject.api.get(`${path}/log?previous=true`);
    expect(previous).toMatchObject({
      code: 400,
      body: {
        message: 'previous terminated container "web" in pod "web" not found',
      },
    });
  });

  it('says that nothing is behind a service', async () => {
    const namespace = await subject.newNamespace();
    const path = `/api/v1/namespaces/${namespace}/services`;
    await subject.api.create(path, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { ports: [{ port: 80 }] },
    });
    for (const address of ['web', 'web:80', 'http:web:80']) {
      const reply = await subject.api.get(`${path}/${address}/proxy/v1/chat`);
      expect(reply).toMatchObject({
        code: 503,
        body: { message: 'no endpoints available for service "web"' },
      });
    }
    const nobody = await subject.api.get(`${path}/nobody:80/proxy/`);
    expect(nobody).toMatchObject({ code: 404, body: { reason: 'NotFound' } });
  });
}
