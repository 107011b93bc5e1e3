import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeRecorded, readRecorded } from '../__testUtils__/recorded';
import {
  concernsClaim,
  concernsPod,
  concernsWorkload,
  mayHaveStatefulSets,
  mountedClaims,
  workloadNamesOf,
} from './concerns';
import { fromKubernetesList } from './fromKubernetesList';
import { judge, type JudgeInput } from './judge';
import type { ConnectorObjects } from './objects';
import { connector, readyState } from './testing/readyState';
import { STATES_BY_CAUSE, STATES_BY_NOTICE } from './testing/states';

/** What a store keeps that takes in only what concerns the connectors. */
function concerning(objects: ConnectorObjects): ConnectorObjects {
  const names = workloadNamesOf(objects.connector ? [objects.connector] : []);
  const workloads = objects.workloads.filter(workload =>
    concernsWorkload(workload, names),
  );
  const pods = objects.pods.filter(pod => concernsPod(pod, names));
  const mounted = new Set([...workloads, ...pods].flatMap(mountedClaims));
  return {
    ...objects,
    workloads,
    pods,
    persistentVolumeClaims: objects.persistentVolumeClaims.filter(claim =>
      concernsClaim(claim, mounted),
    ),
  };
}

/** A neighbour's application in the same namespace, which has troubles of its own. */
function withNeighbours(input: JudgeInput): JudgeInput {
  const { workloads, pods } = readyState().objects;
  const rename = <T extends { metadata: { name: string } }>(object: T): T => ({
    ...object,
    metadata: {
      ...object.metadata,
      name: `shop-${object.metadata.name}`,
      ownerReferences: [
        { kind: 'ReplicaSet', name: 'shop-5f6d', uid: 'of-the-shop' },
      ],
      labels: { app: 'shop' },
    },
  });
  return {
    ...input,
    objects: {
      ...input.objects,
      workloads: [...input.objects.workloads, ...workloads.map(rename)],
      pods: [...input.objects.pods, ...pods.map(rename)],
      persistentVolumeClaims: [
        ...input.objects.persistentVolumeClaims,
        {
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'shop', namespace: input.namespace },
          status: { phase: 'Pending' },
        },
      ],
    },
  };
}

/** The verdict with and without what is foreign, and what of that is left. */
function compare(input: JudgeInput) {
  const crowded = withNeighbours(input);
  const objects = concerning(crowded.objects);
  const kept = [
    ...objects.workloads,
    ...objects.pods,
    ...objects.persistentVolumeClaims,
  ];
  return {
    full: judge(crowded),
    concerning: judge({ ...crowded, objects }),
    foreign: kept.filter(({ metadata }) => metadata.name.startsWith('shop')),
  };
}

describe('what concerns a connector', () => {
  it.each([
    ...Object.entries(STATES_BY_CAUSE),
    ...Object.entries(STATES_BY_NOTICE),
  ])('is all that the verdict of %s rests on', (_, make) => {
    const verdicts = compare(make());
    expect(verdicts.concerning).toEqual(verdicts.full);
    expect(verdicts.foreign).toEqual([]);
  });

  describeRecorded('in recorded states', () => {
    const folder = resolve(__dirname, '../../../../../shared/gmc/states');
    it.each(readdirSync(folder))('is all that %s shows', file => {
      const list = JSON.parse(readRecorded(`gmc/states/${file}`));
      const { metadata } = list.items.find(
        ({ kind }: { kind: string }) => kind === 'GMConnector',
      );
      const { namespace, name } = metadata;
      const objects = fromKubernetesList(list, { namespace, name });
      const kept = concerning(objects);
      expect(kept.workloads).toHaveLength(objects.workloads.length);
      expect(kept.pods).toHaveLength(objects.pods.length);
      expect(kept.persistentVolumeClaims).toHaveLength(
        objects.persistentVolumeClaims.length,
      );
      const verdicts = compare({
        namespace,
        name,
        objects,
        observations: {
          cluster: { reach: 'reachable' },
          previousLogs: [],
        },
        now: new Date('2026-11-23T16:40:00Z'),
      });
      expect(verdicts.concerning).toEqual(verdicts.full);
      expect(verdicts.foreign).toEqual([]);
    });
  });

  it('includes the names of either operator where the spec gives none', () => {
    const { spec } = connector();
    spec.nodes.root.steps = [{ name: 'Tgi' }, { name: 'VLLM' }];
    spec.routerConfig.serviceName = '';
    const names = [...workloadNamesOf([{ ...connector(), spec }])];
    expect(names).toEqual(
      expect.arrayContaining(['tgi', 'router-service-deployment']),
    );
  });

  it('includes what the operator says it made, whatever the spec says now', () => {
    const changed = connector();
    changed.spec.nodes = {};
    expect(workloadNamesOf([changed])).toContain('tgi-service-deployment');
  });

  it('includes StatefulSets only for the operator that makes them, or where one is reported', () => {
    const upstream = connector();
    expect(mayHaveStatefulSets([upstream], 'genaiinfra')).toBe(false);

    const either = connector();
    either.spec.nodes.root.steps = [{ name: 'Llm' }];
    expect(mayHaveStatefulSets([either], 'genaiinfra')).toBe(false);
    expect(mayHaveStatefulSets([either], 'enterprise-rag')).toBe(true);

    const forks = connector();
    forks.spec.nodes.root.steps = [{ name: 'VLLM' }];
    expect(mayHaveStatefulSets([upstream, forks], 'genaiinfra')).toBe(true);

    upstream.status = { annotations: { 'StatefulSet:apps/v1:db:shop': '' } };
    expect(mayHaveStatefulSets([upstream], 'genaiinfra')).toBe(true);
  });

  it.each([
    ['of a Deployment', 'x', 'tgi-service-deployment-5465ff868b', true],
    ['of a StatefulSet', 'x', 'tgi-service-deployment', true],
    ['of a namesake', 'x', 'my-tgi-service-deployment-5465ff868b', false],
    ['of nobody', 'tgi-service-deployment-5465-x', undefined, true],
    ['of nobody, called otherwise', 'tgi-service-x', undefined, false],
  ])('says of a Pod %s whether it does', (_, name, owner, expected) => {
    const names = new Set(['tgi-service-deployment']);
    const ownerReferences = owner
      ? [{ kind: 'ReplicaSet', name: owner, uid: 'u' }]
      : undefined;
    const pod = { metadata: { name, ownerReferences } };
    expect(concernsPod(pod, names)).toBe(expected);
  });
});
