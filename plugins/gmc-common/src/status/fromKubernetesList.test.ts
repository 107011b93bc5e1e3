import { fromKubernetesList } from './fromKubernetesList';
import { judge } from './judge';
import { readyState } from './testing/readyState';
import { STATES_BY_CAUSE } from './testing/states';

describe('fromKubernetesList', () => {
  it('gives judge the same as the objects themselves', () => {
    const state = STATES_BY_CAUSE.unschedulable();
    const { connector, workloads, pods } = state.objects;
    const objects = fromKubernetesList(
      { kind: 'List', items: [connector, ...workloads, ...pods] },
      state,
    );
    expect(judge({ ...state, objects })).toEqual(judge(state));
  });

  it('passes over other namespaces and other kinds', () => {
    const { objects } = readyState();
    const [workload] = objects.workloads;
    const elsewhere = {
      ...workload,
      metadata: { ...workload.metadata, namespace: 'elsewhere' },
    };
    const list = { items: [elsewhere, { kind: 'Service' }, null, workload] };
    expect(fromKubernetesList(list, readyState()).workloads).toEqual([
      workload,
    ]);
  });

  it('knows the other connectors of the namespace', () => {
    const { connector } = readyState().objects;
    const other = {
      ...connector,
      metadata: { ...connector!.metadata, name: 'other' },
    };
    const objects = fromKubernetesList(
      { items: [other, connector] },
      readyState(),
    );
    expect(objects.connector!.metadata.name).toBe('codegen');
    expect(objects.connectorsInNamespace).toEqual(['other', 'codegen']);
  });

  it.each([undefined, null, 'text', { items: 'none' }])(
    'finds nothing in %p, and says so',
    list => {
      const objects = fromKubernetesList(list, readyState());
      expect(judge({ ...readyState(), objects }).state).toBe('absent');
    },
  );
});
