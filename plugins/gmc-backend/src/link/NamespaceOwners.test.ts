import { NamespaceOwners } from './NamespaceOwners';

describe('NamespaceOwners', () => {
  const owners = new NamespaceOwners([
    { namespace: 'shop-lab', owner: 'group:default/lab' },
    { namespace: 'shop-*', owner: 'group:default/shop' },
    { namespace: 'bank', cluster: 'east', owner: 'group:default/bank' },
  ]);

  it.each([
    ['shop-eu', 'east', 'group:default/shop'],
    ['shop-lab', 'east', 'group:default/lab'],
    ['shop', 'east', undefined],
    ['my-shop-eu', 'east', undefined],
    ['bank', 'east', 'group:default/bank'],
    ['bank', 'west', undefined],
  ])(
    'says whose namespace %s of cluster %s is',
    (namespace, cluster, owner) => {
      expect(owners.ownerOf({ namespace, cluster })).toBe(owner);
    },
  );
});
