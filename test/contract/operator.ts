import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOpea, renderGmc } from '@opea/backstage-plugin-gmc-common';
import { type Operator, startOperator } from '@opea/backstage-sandbox';
import { parse } from 'yaml';
import { describeWith, sharedFolder } from '../needs';
import type { Json } from './ApiClient';
import { aConnector, connectorsOf } from './connectors';
import type { Subject } from './describeContract';
import { eventually } from './eventually';

const gmc = join(sharedFolder, 'gmc');

const llmAndTgi = (downstream: string): Json => ({
  nodes: {
    root: {
      routerType: 'Sequence',
      steps: [
        {
          name: 'Llm',
          internalService: {
            serviceName: 'llm',
            config: {
              endpoint: '/v1/chat/completions',
              TGI_LLM_ENDPOINT: downstream,
            },
          },
        },
        {
          name: 'Tgi',
          internalService: { serviceName: 'tgi', isDownstreamService: true },
        },
      ],
    },
  },
});

const pause = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** The operator stand-in, which must be the same on whatever API server. */
export function operator(subject: Subject): void {
  let running: Operator | undefined;
  const told: string[] = [];
  beforeAll(() => {
    running = startOperator({
      ...subject.api.server,
      speed: 10,
      log: message => told.push(message),
    });
  });
  afterAll(() => running?.stop());

  const create = async (connector: Json) => {
    const namespace = await subject.newNamespace();
    const path = connectorsOf(namespace);
    const { code, body } = await subject.api.create(path, {
      ...connector,
      metadata: { ...connector.metadata, namespace },
    });
    if (code !== 201) throw new Error(body.message);
    return { namespace, path: `${path}/${connector.metadata.name}` };
  };
  const claims = (path: string, claim: string) =>
    eventually(
      async () => (await subject.api.get(path)).body,
      connector => connector.status?.status === claim,
    );
  const items = async (path: string): Promise<Json[]> =>
    (await subject.api.get(path)).body.items;
  const names = async (path: string) =>
    (await items(path)).map(object => object.metadata.name);

  describeWith(['recorded data'], 'does as was recorded:', () => {
    const recorded = join(gmc, 'states/ready.json');
    it('gets ChatQnA ready, with the objects and the status that were recorded', async () => {
      const record: Json[] = JSON.parse(readFileSync(recorded, 'utf8')).items;
      const connector = parse(
        readFileSync(join(gmc, 'samples/chatQnA_xeon.yaml'), 'utf8'),
      );
      const { namespace, path } = await create(connector);
      const { status } = await claims(path, '9/0/9');

      // The record's namespace is chatqa; hashes of templates depend on who computes them.
      const here = (text: string) => text.replaceAll('chatqa', namespace);
      const plain = (text: string) =>
        text.replace(/-deployment-[a-z0-9]+"/, '-deployment-#"');
      const expected = record.find(o => o.kind === 'GMConnector').status;
      expect(status.accessUrl).toBe(here(expected.accessUrl));
      expect(Object.keys(status.annotations).sort()).toEqual(
        Object.keys(expected.annotations).map(here).sort(),
      );
      for (const [key, text] of Object.entries<string>(expected.annotations)) {
        expect(plain(status.annotations[here(key)])).toBe(plain(here(text)));
      }
      const deployments = await items(
        `/apis/apps/v1/namespaces/${namespace}/deployments`,
      );
      for (const deployment of deployments) {
        const then = record.find(
          o =>
            o.kind === 'Deployment' &&
            o.metadata.name === deployment.metadata.name,
        );
        const [container] = deployment.spec.template.spec.containers;
        const [recordedContainer] = then.spec.template.spec.containers;
        const {
          args,
          env,
          securityContext: _,
          livenessProbe: __,
          ...rest
        } = container;
        const { args: thenArgs, env: thenEnv, ...thenRest } = recordedContainer;
        expect(args?.[0]).toEqual(thenArgs?.[0]);
        const byName = (list: Json[] = []) =>
          list.map(v => `${v.name}=${v.value ?? ''}`).sort();
        expect(byName(env)).toEqual(byName(thenEnv).map(here));
        for (const key of [
          'name',
          'image',
          'envFrom',
          'ports',
          'imagePullPolicy',
        ]) {
          expect(rest[key]).toEqual(thenRest[key]);
        }
        expect(deployment.spec.selector).toEqual(then.spec.selector);
        expect(deployment.metadata.ownerReferences[0]).toMatchObject({
          kind: 'GMConnector',
          controller: true,
          blockOwnerDeletion: true,
        });
      }
      const [router] = deployments.filter(d =>
        d.metadata.name.startsWith('router'),
      );
      const recordedRouter = record.find(
        o =>
          o.kind === 'Deployment' &&
          o.metadata.name === 'router-service-deployment',
      );
      const graphOf = (d: Json) =>
        JSON.parse(d.spec.template.spec.containers[0].args[1]);
      expect(graphOf(router)).toEqual(
        JSON.parse(here(JSON.stringify(graphOf(recordedRouter)))),
      );
      for (const kind of ['Service', 'ConfigMap']) {
        const then = record.filter(
          o => o.kind === kind && o.metadata.name !== 'kube-root-ca.crt',
        );
        const now = await items(
          `/api/v1/namespaces/${namespace}/${kind.toLowerCase()}s`,
        );
        expect(now.map(o => o.metadata.name).sort()).toEqual(
          then.map(o => o.metadata.name).sort(),
        );
        for (const object of now) {
          const match = then.find(
            o => o.metadata.name === object.metadata.name,
          );
          expect(object.data).toEqual(match.data);
          expect(object.spec?.selector).toEqual(match.spec?.selector);
          expect(object.spec?.ports).toEqual(match.spec?.ports);
        }
      }
    });

    // What the real operator claimed of upstream's connectors. Gaudi's model
    // servers find no node here either.
    const recordedClaims: [string, string][] = [
      ['audioQnA_xeon', '7/0/7'],
      ['chatQnA_dataprep_xeon_with_ui', '11/0/11'],
      ['chatQnA_gaudi', '7/0/9'],
      ['chatQnA_switch_xeon', '15/0/15'],
      ['codegen_xeon', '3/0/3'],
      ['docsum_xeon', '3/0/3'],
      ['rfc-chatqna', '9/0/9'],
    ];
    const rendered: [string, string][] = [
      ['rfc-chatqna', '9/0/9'],
      ['megaservice', '1/2/1'],
      ['megaservice_hybrid', '1/2/1'],
    ];
    it.each(rendered)(
      'gets what we render from %s.yaml to %s',
      async (file, claim) => {
        const text = readFileSync(
          join(sharedFolder, `opea/${file}.yaml`),
          'utf8',
        );
        const { pipeline } = parseOpea(text);
        const { files } = renderGmc(pipeline!, {
          name: file.replace('_', '-'),
          namespace: 'anywhere',
        });
        const { path } = await create(
          parse(files['deploy/gmc/connector.yaml']),
        );
        await claims(path, claim);
      },
      60_000,
    );

    it('gets every other sample as far as the real operator did', async () => {
      const paths = await Promise.all(
        recordedClaims.map(async ([file]) => {
          const text = readFileSync(join(gmc, `samples/${file}.yaml`), 'utf8');
          return (await create(parse(text))).path;
        }),
      );
      const statuses = () =>
        Promise.all(
          paths.map(
            async path => (await subject.api.get(path)).body.status?.status,
          ),
        );
      const wanted = recordedClaims.map(([, claim]) => claim);
      const found = await eventually(
        statuses,
        claimed => claimed.join() === wanted.join(),
      );
      expect(found).toEqual(wanted);
    });
  });

  it('says nothing of a model server that is no step, and leaves what it made', async () => {
    const { namespace, path } = await create(
      aConnector('chat', { spec: llmAndTgi('absent') }),
    );
    await eventually(
      async () => told.filter(m => m.includes('empty stepCfg for absent')),
      messages => messages.length >= 2,
    );
    const core = `/api/v1/namespaces/${namespace}`;
    expect(await names(`${core}/services`)).toEqual(['llm']);
    expect(await names(`${core}/configmaps`)).toEqual(['llm-uservice-config']);
    expect(
      await names(`/apis/apps/v1/namespaces/${namespace}/deployments`),
    ).toEqual([]);
    expect(await names(`${core}/events`)).toEqual([]);
    expect((await subject.api.get(path)).body.status).toBeUndefined();

    await subject.api.merge(path, { spec: llmAndTgi('tgi') });
    await claims(path, '3/0/3');
  });

  it('does not notice that a Deployment is gone', async () => {
    const { namespace, path } = await create(
      aConnector('chat', { spec: llmAndTgi('tgi') }),
    );
    await claims(path, '3/0/3');
    // The passes that its own Deployments still ask for.
    await pause(2000);
    const tgi = `/apis/apps/v1/namespaces/${namespace}/deployments/tgi-deployment`;
    await subject.api.delete(tgi);
    await pause(1000);
    expect((await subject.api.get(tgi)).code).toBe(404);
    expect((await subject.api.get(path)).body.status.status).toBe('3/0/3');
    // A new label makes it look again.
    await subject.api.merge(path, { metadata: { labels: { look: 'again' } } });
    await eventually(
      () => subject.api.get(tgi),
      reply => reply.code === 200,
    );
  });

  it('removes what a connector no longer asks for', async () => {
    const { namespace, path } = await create(
      aConnector('chat', { spec: llmAndTgi('tgi') }),
    );
    await claims(path, '3/0/3');
    const { nodes } = aConnector('chat').spec;
    await subject.api.merge(path, { spec: { nodes } });
    // The claim may stay behind: what it says of a roll-out that goes on as it
    // is written is not corrected, as long as everything stays available.
    await eventually(
      async () =>
        Object.keys((await subject.api.get(path)).body.status.annotations),
      keys => keys.length === 5,
    );
    expect(
      await names(`/apis/apps/v1/namespaces/${namespace}/deployments`),
    ).toEqual(['llm-deployment', 'router-service-deployment']);
    expect(await names(`/api/v1/namespaces/${namespace}/configmaps`)).toEqual([
      'llm-uservice-config',
    ]);
  });

  it('counts external steps apart, and deploys neither those nor nested nodes', async () => {
    const steps = [
      {
        name: 'Embedding',
        externalService: 'http://example.com/v1/embeddings',
      },
      {
        name: 'Llm',
        nodeName: 'inner',
        internalService: { serviceName: 'unused' },
      },
    ];
    const inner = {
      routerType: 'Sequence',
      steps: [{ name: 'Tgi', internalService: { serviceName: 'tgi' } }],
    };
    const { namespace, path } = await create(
      aConnector('chat', {
        spec: { nodes: { root: { routerType: 'Sequence', steps }, inner } },
      }),
    );
    await claims(path, '2/1/2');
    expect(
      await names(`/apis/apps/v1/namespaces/${namespace}/deployments`),
    ).toEqual(['router-service-deployment', 'tgi-deployment']);
  });

  it('retries for ever what Kubernetes refuses or can never be', async () => {
    const bad = async (step: Json) =>
      create(
        aConnector('chat', {
          spec: { nodes: { root: { routerType: 'Sequence', steps: [step] } } },
        }),
      );
    await bad({
      name: 'Llm',
      internalService: { serviceName: 'Not_A_DNS_Name' },
    });
    await bad({
      name: 'Llm',
      internalService: { serviceName: 'llm', nameSpace: 'other' },
    });
    await bad({
      name: 'Router',
      internalService: { serviceName: 'router-step' },
    });
    await bad({
      name: 'Llm',
      internalService: { serviceName: 'llm', config: { X: "it's" } },
    });
    for (const words of [
      'metadata.name: Invalid value: "Not_A_DNS_Name"',
      'cross-namespace owner references are disallowed',
      'unexpected target Router',
      'Failed to decode router template',
    ]) {
      await eventually(
        async () => told.filter(message => message.includes(words)),
        messages => messages.length >= 2,
      );
    }
  });
}
