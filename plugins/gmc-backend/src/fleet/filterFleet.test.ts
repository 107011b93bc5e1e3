import { record } from './__testUtils__/record';
import { countFacets, filterFleet } from './filterFleet';

const chatqna = record('east/shop/chatqna', {
  owners: ['group:default/shop'],
  state: 'degraded',
  causes: ['gated-model', 'probe-failing'],
  models: ['meta-llama/Llama-3.1-8B'],
  components: ['llm', 'tgi'],
  profile: 'genaiinfra',
});
const docsum = record('west/bank/docsum', {
  owners: ['group:default/bank', 'group:default/audit'],
  state: 'ready',
  components: ['docsum', 'tgi'],
  profile: 'enterprise-rag',
});
const codegen = record('west/shop/codegen', { state: 'ready' });
const ALL = [chatqna, docsum, codegen];

describe('filterFleet', () => {
  it.each([
    [{}, ALL],
    [{ cluster: ['west'] }, [docsum, codegen]],
    [{ cluster: ['west', 'east'] }, ALL],
    [{ cluster: ['west'], namespace: ['shop'] }, [codegen]],
    [{ owner: ['group:default/audit'] }, [docsum]],
    [{ state: ['degraded' as const] }, [chatqna]],
    [{ cause: ['probe-failing' as const] }, [chatqna]],
    [{ component: ['tgi'] }, [chatqna, docsum]],
    [{ model: ['meta-llama/Llama-3.1-8B'] }, [chatqna]],
    [{ profile: ['enterprise-rag' as const] }, [docsum]],
    [{ search: 'LLAMA shop' }, [chatqna]],
    [{ search: 'shop/c' }, [chatqna, codegen]],
    [{ search: '  ' }, ALL],
    [{ search: 'gated bank' }, []],
  ])('keeps those that match %j', (filter, expected) => {
    expect(filterFleet(ALL, filter)).toEqual(expected);
  });
});

describe('countFacets', () => {
  it('counts each value of each filter, the most frequent first', () => {
    const facets = countFacets(ALL);
    expect(facets.component).toEqual([
      { value: 'tgi', count: 2 },
      { value: 'docsum', count: 1 },
      { value: 'llm', count: 1 },
    ]);
    expect(facets.cluster).toEqual([
      { value: 'west', count: 2 },
      { value: 'east', count: 1 },
    ]);
    expect(facets.profile).toHaveLength(2);
  });

  it('counts no more than a hundred values', () => {
    const many = Array.from({ length: 150 }, (_, i) =>
      record(`east/shop-${i}/chatqna`),
    );
    expect(countFacets(many).namespace).toHaveLength(100);
  });
});
