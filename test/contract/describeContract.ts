import { startCluster } from '@opea/backstage-sandbox';
import { startControlPlane } from '../envtest/startControlPlane';
import { describeWith } from '../needs';
import { ApiClient } from './ApiClient';

/** One of the API servers that must behave alike. */
export interface Subject {
  kind: 'sandbox' | 'real';
  api: ApiClient;
  /** A namespace that is there, and nobody else's. */
  newNamespace(): Promise<string>;
}

const SANDBOX_SPEED = 20;

/**
 * The same tests for the sandbox and for a real API server with its
 * controllers, so that what passes on one passes on the other.
 */
export function describeContract(body: (subject: Subject) => void): void {
  describeSandbox('The sandbox', body);
  describeWith(['control plane', 'recorded data'], 'A real API server', () => {
    body(subject('real', () => startControlPlane({ controllers: true })));
  });
}

/** Tests of what only the sandbox has. */
export function describeSandbox(
  name: string,
  body: (subject: Subject) => void,
): void {
  // eslint-disable-next-line jest/valid-title -- the callers' are strings
  describe(name, () => {
    body(
      subject('sandbox', () =>
        startCluster({ port: 0, token: 'contract', speed: SANDBOX_SPEED }),
      ),
    );
  });
}

interface Server {
  url: string;
  token: string;
  ca?: string;
  stop(): Promise<void>;
}

function subject(kind: Subject['kind'], start: () => Promise<Server>): Subject {
  let server: Server | undefined;
  let client: ApiClient | undefined;
  let namespaces = 0;
  beforeAll(async () => {
    server = await start();
    client = new ApiClient(server);
  }, 60_000);
  afterAll(() => server?.stop(), 30_000);
  return {
    kind,
    get api() {
      if (!client) throw new Error('The API server is not up yet');
      return client;
    },
    async newNamespace() {
      namespaces += 1;
      const name = `contract-${namespaces}`;
      const { code, body } = await this.api.create('/api/v1/namespaces', {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name },
      });
      if (code !== 201) throw new Error(body.message);
      return name;
    },
  };
}
