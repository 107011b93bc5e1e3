import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type {
  ClusterFreshness,
  FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import { connector } from '../__testUtils__/chatqna';
import type { IndexedEntity } from '../entities/EntityIndex';
import { ConnectorLinks } from '../link/ConnectorLinks';
import type { ConnectorPlace } from '../link/linkEntity';
import { NamespaceOwners } from '../link/NamespaceOwners';
import { Sight } from '../sight/Sight';
import { judgeConnector } from '../status/judgeConnector';
import { systemClock } from '../watch/Clock';
import { ClusterStore } from '../store/ClusterStore';
import { FleetIndex } from './FleetIndex';

/** Clusters whose stores each test fills. */
class FakeFleet {
  readonly stores = new Map<string, ClusterStore>();
  judgements = 0;

  constructor(...names: string[]) {
    names.forEach(name => this.join(name));
  }
  join(name: string): void {
    this.stores.set(name, new ClusterStore());
  }
  names(): string[] {
    return [...this.stores.keys()];
  }
  store(cluster: string) {
    return this.stores.get(cluster);
  }
  freshness(cluster: string): ClusterFreshness {
    return { cluster, state: 'live' };
  }
  judged({ cluster, namespace, name }: ConnectorPlace) {
    const store = this.store(cluster);
    this.judgements += 1;
    const clock = { ...systemClock, now: () => new Date('2026-01-01') };
    const judged = store && judgeConnector({ store, clock }, namespace, name);
    return judged && { ...judged, freshness: this.freshness(cluster) };
  }
  apply(place: string, names?: string): ConnectorPlace {
    const [cluster, namespace, name] = place.split('/');
    const { metadata, ...rest } = connector(
      names ? { 'gmc.opea.io/entity': names } : {},
    );
    this.store(cluster)?.connectors.set({
      ...rest,
      metadata: { ...metadata, namespace, name },
    });
    return { cluster, namespace, name };
  }
}

let decisions = 0;

/** What one sees who may see all, or only what these own. */
function sightOf(...owners: string[]): Sight {
  return new Sight({
    decision: {
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'gmc',
      resourceType: 'gmc-connector',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'gmc-connector',
        params: { claims: owners },
      },
    },
    entities: 'all',
    seesUnowned: true,
    permits: (_, resource) => {
      decisions += 1;
      return (
        owners.length === 0 ||
        owners.some(owner => resource.owners.includes(owner))
      );
    },
  });
}

describe('FleetIndex', () => {
  let fleet: FakeFleet;
  let entities: Map<string, IndexedEntity>;
  let index: FleetIndex;
  const all = sightOf();

  beforeEach(() => {
    decisions = 0;
    fleet = new FakeFleet('east', 'west');
    entities = new Map();
    const catalog = {
      get: (entityRef: string) => entities.get(entityRef),
      naming: ({ namespace, name }: { namespace: string; name: string }) =>
        [...entities.values()].filter(
          entity => entity.connector === `${namespace}/${name}`,
        ),
    };
    const links = new ConnectorLinks({
      clusters: () => fleet.names(),
      connectorAt: ({ cluster, namespace, name }) =>
        fleet.store(cluster)?.connectors.get(namespace, name),
      entities: catalog,
      owners: new NamespaceOwners([
        { namespace: 'bank', owner: 'group:default/bank' },
      ]),
    });
    const clock = { now: () => new Date() };
    index = new FleetIndex({ fleet, entities: catalog, links, clock });
  });

  function register(name: string, connectorRef: string, owner: string) {
    const entityRef = `component:default/${name}`;
    entities.set(entityRef, {
      entityRef,
      connector: connectorRef,
      owners: [owner],
    });
    index.entityChanged(entityRef);
  }

  function names(query: FleetQuery = {}, sight = all): string[] {
    return index
      .page(sight, { sort: 'name', ...query })
      .connectors.map(({ name }) => name);
  }

  it('follows connectors as they come, change and go', () => {
    fleet.apply('east/shop/old');
    expect(names()).toEqual(['old']);
    index.connectorChanged(fleet.apply('west/shop/new'));
    expect(names()).toEqual(['new', 'old']);
    const store = fleet.store('east')!;
    store.connectors.drop('shop');
    index.connectorChanged({ cluster: 'east', namespace: 'shop', name: 'old' });
    expect(names()).toEqual(['new']);
  });

  it('follows clusters as they come, begin anew and go', () => {
    fleet.apply('east/shop/a');
    expect(names()).toEqual(['a']);
    fleet.join('north');
    fleet.apply('north/shop/b');
    expect(names()).toEqual(['a', 'b']);
    fleet.join('east');
    expect(names()).toEqual(['b']);
    fleet.stores.delete('north');
    expect(names()).toEqual([]);
    expect(index.page(all, {}).clusters.map(({ cluster }) => cluster)).toEqual([
      'east',
      'west',
    ]);
  });

  it('follows what the catalog says about their entities', () => {
    fleet.apply('east/shop/a', 'component:default/a');
    const row = () => index.page(all, {}).connectors[0];
    expect(row()).toMatchObject({ owners: [] });
    expect(row().entityRef).toBeUndefined();
    register('a', 'shop/a', 'group:default/shop');
    expect(row()).toMatchObject({
      entityRef: 'component:default/a',
      owners: ['group:default/shop'],
    });
    register('a', 'shop/other', 'group:default/shop');
    expect(row()).toMatchObject({ owners: [] });
  });

  it("gives connectors of a mapped namespace to its owner's entity, or to the owner", () => {
    fleet.apply('east/bank/a');
    fleet.apply('east/bank/b');
    register('a', 'bank/a', 'group:default/bank');
    register('b', 'bank/b', 'group:default/shop');
    const owners = ['group:default/bank'];
    expect(index.page(all, { sort: 'name' }).connectors).toMatchObject([
      { name: 'a', entityRef: 'component:default/a', owners },
      { name: 'b', entityRef: undefined, owners },
    ]);
  });

  it('pages through all of them, each once, though some come and go', () => {
    for (const name of ['a', 'c', 'e', 'g', 'i']) {
      fleet.apply(`east/shop/${name}`);
    }
    const query = { sort: 'name' as const, limit: 2 };
    const first = index.page(all, query);
    expect(first).toMatchObject({
      total: 5,
      connectors: [{ name: 'a' }, { name: 'c' }],
    });
    index.connectorChanged(fleet.apply('east/shop/b'));
    const store = fleet.store('east')!;
    store.connectors.remove(store.connectors.get('shop', 'c')!);
    index.connectorChanged({ cluster: 'east', namespace: 'shop', name: 'c' });
    const second = index.page(all, { ...query, cursor: first.nextCursor });
    expect(second.connectors.map(({ name }) => name)).toEqual(['e', 'g']);
    const third = index.page(all, { ...query, cursor: second.nextCursor });
    expect(third.connectors.map(({ name }) => name)).toEqual(['i']);
    expect(third.nextCursor).toBeUndefined();
  });

  it('counts and lists only what the caller sees', () => {
    fleet.apply('east/bank/a');
    fleet.apply('east/shop/b');
    const page = index.page(sightOf('group:default/bank'), {});
    expect(page.total).toBe(1);
    expect(page.facets.namespace).toEqual([{ value: 'bank', count: 1 }]);
    expect(names({}, sightOf('group:default/nobody'))).toEqual([]);
  });

  it('judges and decides again only about what has changed', () => {
    for (let i = 0; i < 100; i++) {
      fleet.apply(`east/shop/app-${i}`);
    }
    index.page(all, {});
    expect([fleet.judgements, decisions]).toEqual([100, 100]);
    index.page(all, { search: 'app-7' });
    index.page(sightOf(), {});
    expect([fleet.judgements, decisions]).toEqual([100, 100]);
    index.connectorChanged(fleet.apply('east/shop/app-7'));
    index.page(all, {});
    expect([fleet.judgements, decisions]).toEqual([101, 101]);
  });

  it('makes one document for all who see the same', () => {
    fleet.apply('east/shop/a');
    const first = index.page(all, { search: 'a' });
    expect(index.page(sightOf(), { search: 'a' })).toBe(first);
    expect(index.page(sightOf('group:default/x'), { search: 'a' })).not.toBe(
      first,
    );
  });
});
