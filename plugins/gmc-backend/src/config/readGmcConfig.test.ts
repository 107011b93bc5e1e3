import { mockServices } from '@backstage/backend-test-utils';
import { readGmcConfig } from './readGmcConfig';

function read(gmc: object) {
  return readGmcConfig(mockServices.rootConfig({ data: { gmc } }));
}

describe('readGmcConfig', () => {
  it('has defaults for everything', () => {
    expect(readGmcConfig(mockServices.rootConfig({ data: {} }))).toEqual({
      clusters: new Map(),
      entities: { refreshMs: 10_000 },
      namespaces: [],
      platformOwners: undefined,
    });
  });

  it('reads whose the namespaces are, and who is the platform team', () => {
    const { namespaces, platformOwners } = read({
      namespaces: [
        { namespace: 'shop-*', owner: 'shop' },
        { namespace: 'bank', cluster: 'east', owner: 'User:default/Ann' },
      ],
      platformOwners: ['group:default/platform'],
    });
    expect(namespaces).toEqual([
      { namespace: 'shop-*', owner: 'group:default/shop' },
      { namespace: 'bank', cluster: 'east', owner: 'user:default/ann' },
    ]);
    expect(platformOwners).toEqual(['group:default/platform']);
  });

  it.each([
    [{ namespace: '*', owner: 'shop' }, "'gmc.namespaces[0].namespace'"],
    [{ namespace: 'Shop', owner: 'shop' }, "'gmc.namespaces[0].namespace'"],
    [{ namespace: '*-shop', owner: 'shop' }, "'gmc.namespaces[0].namespace'"],
    [{ namespace: 'shop', owner: 'group:' }, "'gmc.namespaces[0].owner'"],
    [{ namespace: 'shop' }, "'gmc.namespaces[0].owner'"],
  ])('refuses the rule %j', (rule, key) => {
    expect(() => read({ namespaces: [rule] })).toThrow(key);
  });

  it('completes what is said of a cluster', () => {
    const { clusters } = read({
      clusters: {
        east: { profile: 'enterprise-rag', operatorNamespace: 'chatqa' },
        'west.example.com': { watch: 'cluster' },
        north: {},
      },
    });
    expect([...clusters]).toEqual([
      [
        'east',
        {
          profile: 'enterprise-rag',
          watch: 'namespaces',
          operatorNamespace: 'chatqa',
        },
      ],
      ['west.example.com', { profile: 'genaiinfra', watch: 'cluster' }],
      ['north', { profile: 'genaiinfra', watch: 'namespaces' }],
    ]);
  });

  it('names the key of a value that it does not know', () => {
    expect(() =>
      read({ clusters: { east: { operatorNamespace: 7 } } }),
    ).toThrow(
      "Config value 'gmc.clusters.east.operatorNamespace' must be the name of a namespace; it is '7'",
    );
    expect(() => read({ clusters: { east: { watch: 'all' } } })).toThrow(
      "Config value 'gmc.clusters.east.watch' must be one of namespaces, cluster; it is 'all'",
    );
  });

  it('reads durations in both forms, and refuses what would be a storm', () => {
    expect(read({ entities: { refresh: { minutes: 1 } } }).entities).toEqual({
      refreshMs: 60_000,
    });
    expect(read({ entities: { refresh: '30s' } }).entities).toEqual({
      refreshMs: 30_000,
    });
    expect(() => read({ entities: { refresh: '10ms' } })).toThrow(
      'must be at least one second',
    );
  });
});
