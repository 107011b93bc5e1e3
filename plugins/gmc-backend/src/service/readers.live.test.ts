import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { FaultyWorld, until } from '../../testing/FaultyWorld';
import { describeOnApiServers } from '../../testing/processes';

jest.setTimeout(120_000);

const ENTITY = '/api/gmc/v1/entities/component/default/chatqna';
const READERS = 100;

/** Connections to a port of this machine whose other end has not let go. */
function acceptedBy(url: string): number {
  const port = Number(new URL(url).port).toString(16).padStart(4, '0');
  const ESTABLISHED = '01';
  const CLOSE_WAIT = '08';
  return ['/proc/net/tcp', '/proc/net/tcp6']
    .flatMap(file => readFileSync(file, 'utf8').split('\n'))
    .map(line => line.trim().toLowerCase().split(/\s+/))
    .filter(
      ([, local, , state]) =>
        local?.endsWith(`:${port}`) &&
        [ESTABLISHED, CLOSE_WAIT].includes(state),
    ).length;
}

describeOnApiServers('a hundred readers that read nothing', () => {
  let world: FaultyWorld;

  beforeAll(async () => {
    world = await FaultyWorld.start({ withGmc: true });
    await world.createNamespace('shop');
    await world.createPipeline('shop');
  });

  afterAll(() => world?.stop());

  function headers() {
    return { Authorization: `Bearer ${world.backend.token}` };
  }

  async function state(): Promise<string> {
    const response = await fetch(
      `${world.backend.baseUrl}${ENTITY}/connectors`,
      { headers: headers() },
    );
    const document = await response.json();
    return document.connectors?.[0]?.verdict.state;
  }

  async function untilState(expected: string): Promise<void> {
    let last = '';
    const look = setInterval(() => {
      void state().then(told => {
        last = told;
      });
    }, 50);
    await until(() => last === expected, `the state ${expected}`).finally(() =>
      clearInterval(look),
    );
  }

  /** Opens a stream and leaves what comes where it is. */
  function open(): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const request = get(
        `${world.backend.baseUrl}${ENTITY}/stream`,
        { headers: headers(), agent: false },
        resolve,
      );
      request.on('error', reject);
    });
  }

  it('cost neither the cluster nor other readers anything, and leave nothing behind', async () => {
    await untilState('ready');
    const watches = () =>
      world.east.requests.filter(url => url.includes('watch=true')).length;
    const before = watches();
    const accepted = acceptedBy(world.backend.baseUrl);
    const streams = await Promise.all(Array.from({ length: READERS }, open));
    expect(streams.map(({ statusCode }) => statusCode)).toEqual(
      Array(READERS).fill(200),
    );

    for (let i = 0; i < 20; i++) {
      await world.scale('shop', 'tgi-service', i % 2);
    }
    await world.remove('deployments', 'shop', 'llm-service-deployment');
    await untilState('degraded');
    expect(watches()).toBe(before);

    streams.forEach(stream => stream.destroy());
    await until(
      () => acceptedBy(world.backend.baseUrl) <= accepted + 5,
      'the backend to let go of them',
    );
  });
});
