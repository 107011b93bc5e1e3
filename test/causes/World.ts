import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import type {
  CauseCode,
  EntityConnectorsDocument,
} from '@opea/backstage-plugin-gmc-common';
import {
  startOperator,
  startSandbox,
  type Operator,
  type Sandbox,
} from '@opea/backstage-sandbox';
import { freePorts } from '../app/freePorts';
import { waitFor } from '../app/waitFor';
import { TestBackend } from '../backend/TestBackend';
import { ApiClient } from '../contract/ApiClient';
import {
  startControlPlane,
  type ControlPlane,
} from '../envtest/startControlPlane';
import { Scene } from './Scene';
import type { CauseCase } from './table';

/** Events are read again after 30 seconds, if they came late. */
const SHOWN_MS = 60_000;
const SANDBOX_SPEED = 20;

/**
 * A control plane with an operator, a sandbox, and a backend that watches both.
 * Each case has a namespace and an entity of its own name.
 */
export class World {
  private readonly paused = new Set<string>();
  private readonly stops: (() => Promise<void>)[] = [];
  private readonly dataDir = mkdtempSync(path.join(tmpdir(), 'causes-'));
  private plane!: ControlPlane;
  /** Has no definition of GMConnector. */
  private bare!: ControlPlane;
  private sandbox!: Sandbox;
  private backend!: TestBackend;
  private api!: ApiClient;
  private operator!: Operator;

  private constructor(private readonly table: Record<CauseCode, CauseCase>) {}

  static async start(table: Record<CauseCode, CauseCase>): Promise<World> {
    const world = new World(table);
    try {
      await world.begin();
    } catch (error) {
      await world.stop();
      throw error;
    }
    return world;
  }

  async stop(): Promise<void> {
    for (const stop of this.stops.reverse()) {
      await stop();
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** A pass that began before would undo what a test does. */
  private readonly pause = async (namespace: string): Promise<void> => {
    this.paused.add(namespace);
    await this.operator.settled();
  };

  /** Makes a cause on the control plane. */
  async make(code: string, { real }: CauseCase): Promise<void> {
    const scene = new Scene(this.api, code, this.pause);
    await scene.begin();
    await real(scene);
  }

  /** Makes a cause in the sandbox, by its fault of that name. */
  async makeInSandbox(code: CauseCode): Promise<void> {
    const namespace = sandboxed(code);
    const client = new ApiClient({
      url: this.sandbox.cluster.url,
      token: this.sandbox.cluster.token,
    });
    // Its own operator goes on, and the fault is what it meets.
    const scene = new Scene(client, namespace, async () => {});
    await scene.begin();
    // The operator is only kept from a connector that it has not seen yet.
    if (code === 'operator-silent') {
      await this.beginFault(namespace, code, 'Tgi');
      await scene.createConnector();
    } else {
      await scene.createReadyConnector();
      const step = stepInSandbox(this.table[code]) ?? 'Tgi';
      await this.beginFault(namespace, code, step.toLowerCase());
      if (code === 'router-unreachable') {
        await scene.bringBack('router-service');
      }
    }
  }

  /** The causes that the entity's answer shows, once that one is among them. */
  async shown(name: string, code: CauseCode) {
    let last: string[] = [];
    return waitFor(
      `${code} of ${name}`,
      async () => {
        const { connectors } = await this.read(name);
        const causes = connectors.flatMap(({ verdict }) => verdict.causes);
        last = causes.map(cause => cause.code);
        return causes.find(cause => cause.code === code);
      },
      { timeoutMs: SHOWN_MS },
    ).catch(error => {
      throw new Error(`${error.message}; there were ${last}`);
    });
  }

  private async read(name: string): Promise<EntityConnectorsDocument> {
    const answer = await fetch(
      `${this.backend.url}/api/gmc/v1/entities/component/default/${name}/connectors`,
      { headers: { authorization: `Bearer ${this.backend.serviceToken}` } },
    );
    if (!answer.ok) {
      throw new Error(`${answer.status}: ${await answer.text()}`);
    }
    return answer.json();
  }

  private async beginFault(
    namespace: string,
    cause: string,
    step: string,
  ): Promise<void> {
    const answer = await fetch(
      `${this.sandbox.control.url}/faults/${namespace}/chat/${step}`,
      { method: 'PUT', body: JSON.stringify({ cause }) },
    );
    if (!answer.ok) {
      throw new Error(await answer.text());
    }
  }

  private async begin(): Promise<void> {
    this.plane = await startControlPlane({ controllers: true });
    this.stops.push(() => this.plane.stop());
    this.bare = await startControlPlane({ definition: false });
    this.stops.push(() => this.bare.stop());
    this.api = new ApiClient(this.plane);
    this.operator = startOperator({
      ...this.plane,
      speed: 10,
      isPaused: namespace => this.paused.has(namespace),
    });
    this.stops.push(() => this.operator.stop());
    this.sandbox = await startSandbox({
      dataDir: this.dataDir,
      gitPort: 0,
      kubePort: 0,
      controlPort: 0,
      token: 'sandbox',
      speed: SANDBOX_SPEED,
      log: () => {},
    });
    this.stops.push(() => this.sandbox.stop());
    this.backend = await this.startBackend();
    this.stops.push(() => this.backend.stop());
  }

  private async startBackend(): Promise<TestBackend> {
    const { url, token, caData } = this.plane;
    const { cluster: sandbox } = this.sandbox;
    const [closedPort] = await freePorts(1);
    return TestBackend.start({
      clusters: [
        { name: 'real', url, token, caData },
        { name: 'gone', url: `https://127.0.0.1:${closedPort}`, token, caData },
        { name: 'locked', url, token: await this.tokenOfNobody(), caData },
        { ...this.bare, name: 'bare' },
        { name: 'fork', url, token, caData },
        { name: 'sandbox', url: sandbox.url, token: sandbox.token },
      ],
      gmc: {
        clusters: {
          fork: { profile: 'enterprise-rag', operatorNamespace: 'chatqa' },
        },
      },
      entities: Object.entries(this.table).flatMap(
        ([code, { cluster = 'real' }]) => [
          entityOf(code, cluster),
          entityOf(sandboxed(code), 'sandbox'),
        ],
      ),
    });
  }

  /** A ServiceAccount that may do nothing. */
  private async tokenOfNobody(): Promise<string> {
    const accounts = '/api/v1/namespaces/default/serviceaccounts';
    await this.api.create(accounts, { metadata: { name: 'nobody' } });
    const { body } = await this.api.create(`${accounts}/nobody/token`, {
      spec: { expirationSeconds: 3600 },
    });
    return body.status.token;
  }
}

/** Faults of the sandbox happen to the step Tgi, the router, or the whole. */
export function stepInSandbox({ step }: CauseCase): string | undefined {
  return step && (step === 'Router' ? step : 'Tgi');
}

/** The name of a case in the sandbox. */
export function sandboxed(code: string): string {
  return `sandbox-${code}`;
}

function entityOf(name: string, cluster: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: {
        'gmc.opea.io/connector': `${name}/chat`,
        'backstage.io/kubernetes-cluster': cluster,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  };
}
