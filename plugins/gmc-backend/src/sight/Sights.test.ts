import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/component';
import type { SeenConnector } from '../link/ConnectorLinks';
import { Sights } from './Sights';

const ALLOW: PolicyDecision = { result: AuthorizeResult.ALLOW };
const DENY: PolicyDecision = { result: AuthorizeResult.DENY };
const CONDITIONAL: PolicyDecision = {
  result: AuthorizeResult.CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: {
    rule: 'IS_ENTITY_OWNER',
    resourceType: 'catalog-entity',
    params: { claims: [] },
  },
};

const credentials = mockCredentials.user('user:default/ann');
const ann = { credentials, key: 'token-of-ann' };

function seen(entityRef?: string): SeenConnector {
  const place = { cluster: 'east', namespace: 'shop', name: 'x' };
  return { resource: { ...place, entityRef, owners: [] }, isMapped: false };
}

describe('Sights', () => {
  let now: number;
  let decisions: [connectors: PolicyDecision, entities: PolicyDecision];
  let authorize: jest.Mock;
  let catalog: ReturnType<typeof catalogServiceMock.mock>;

  function sights(platformOwners?: string[]) {
    return new Sights({
      auth: mockServices.auth(),
      catalog,
      permissions: mockServices.permissions.mock({
        authorizeConditional: authorize,
      }),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async () => ({
          userEntityRef: 'user:default/ann',
          ownershipEntityRefs: ['user:default/ann', 'group:default/shop'],
        }),
      }),
      permits: ({ result }) => result === AuthorizeResult.ALLOW,
      platformOwners,
      clock: {
        now: () => new Date(now),
        delay: async () => {},
        random: () => 0,
      },
    });
  }

  beforeEach(() => {
    now = 0;
    decisions = [ALLOW, ALLOW];
    authorize = jest.fn(async () => decisions);
    catalog = catalogServiceMock.mock();
    catalog.getEntities.mockResolvedValue({ items: [component('mine')] });
  });

  it('asks for both permissions at once, as the caller, and once in 5 s', async () => {
    const all = sights();
    await Promise.all([all.of(ann), all.of(ann)]);
    expect(authorize).toHaveBeenCalledTimes(1);
    const [requests, options] = authorize.mock.calls[0];
    expect(
      requests.map(
        ({ permission }: { permission: { name: string } }) => permission.name,
      ),
    ).toEqual(['gmc.connector.read', 'catalog.entity.read']);
    expect(options).toEqual({ credentials });
    now = 5_000;
    decisions = [DENY, ALLOW];
    await expect(all.of(ann)).rejects.toThrow('You may not see GMC connectors');
  });

  it('remembers nothing of a caller who has no token', async () => {
    const all = sights();
    await all.of({ credentials, key: undefined });
    await all.of({ credentials, key: undefined });
    expect(authorize).toHaveBeenCalledTimes(2);
  });

  it('leaves the catalog alone where its permission has no conditions', async () => {
    const { sight } = await sights().of(ann);
    expect(sight.sees(seen('component:default/other'))).toBe(true);
    decisions = [ALLOW, DENY];
    const blind = await sights().of(ann);
    expect(blind.sight.sees(seen('component:default/mine'))).toBe(false);
    await expect(blind.requireEntity('component:default/mine')).rejects.toThrow(
      'There is no entity',
    );
    expect(catalog.getEntities).not.toHaveBeenCalled();
    expect(catalog.getEntityByRef).not.toHaveBeenCalled();
  });

  it('asks the catalog as the caller what its conditions mean, once in 30 s', async () => {
    decisions = [ALLOW, CONDITIONAL];
    const all = sights();
    const { sight, with: renewed } = await all.of(ann);
    expect(sight.sees(seen('component:default/mine'))).toBe(true);
    expect(sight.sees(seen('component:default/other'))).toBe(false);
    await all.of(ann);
    expect(catalog.getEntities).toHaveBeenCalledTimes(1);
    expect(catalog.getEntities.mock.calls[0][1]).toEqual({ credentials });
    now = 30_000;
    catalog.getEntities.mockResolvedValue({ items: [component('other')] });
    expect(
      await renewed(later => later.sees(seen('component:default/other'))),
    ).toBe(true);
  });

  it('finds an entity that was registered a moment ago', async () => {
    decisions = [ALLOW, CONDITIONAL];
    const { requireEntity } = await sights().of(ann);
    catalog.getEntityByRef.mockResolvedValue(component('new'));
    await requireEntity('component:default/new');
    catalog.getEntityByRef.mockResolvedValue(undefined);
    await expect(requireEntity('component:default/old')).rejects.toThrow(
      'There is no entity component:default/old',
    );
  });

  it.each([
    [undefined, true],
    [['group:default/shop'], true],
    [['group:default/platform'], false],
    [[], false],
  ])(
    'shows what nobody owns, with %j as the platform team: %s',
    async (owners, expected) => {
      const { sight } = await sights(owners).of(ann);
      expect(sight.sees(seen())).toBe(expected);
      expect(sight.sees({ ...seen(), isMapped: true })).toBe(true);
    },
  );

  it('has the same key for callers who see the same', async () => {
    decisions = [ALLOW, CONDITIONAL];
    const bob = {
      credentials: mockCredentials.user('user:default/bob'),
      key: 'b',
    };
    const all = sights();
    const [first, second] = await Promise.all([all.of(ann), all.of(bob)]);
    expect(first.sight.key).toBe(second.sight.key);
    catalog.getEntities.mockResolvedValue({ items: [component('other')] });
    const third = await all.of({ ...bob, key: 'c' });
    expect(third.sight.key).not.toBe(first.sight.key);
  });
});
