import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { component } from '../__testUtils__/component';
import { EntityIndex } from './EntityIndex';

const REF = 'component:default/chatqna';

function setUp() {
  const catalog = catalogServiceMock.mock();
  const logger = mockServices.logger.mock();
  const changes: string[] = [];
  let now = 0;
  const index = new EntityIndex({
    catalog,
    auth: mockServices.auth(),
    clock: {
      now: () => new Date(now),
      delay: async () => {},
      random: () => 0,
    },
    logger,
    onChange: entityRef => changes.push(entityRef),
  });
  return {
    catalog,
    logger,
    changes,
    index,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('EntityIndex', () => {
  it('keeps what a verdict and a rule need of an entity', async () => {
    const { index, catalog, changes } = setUp();
    catalog.getEntities.mockResolvedValue({ items: [component('chatqna')] });
    await index.refresh();
    expect(index.get(REF)).toEqual({
      entityRef: REF,
      connector: 'shop/chatqna',
      cluster: 'east',
      owners: ['group:default/shop'],
    });
    await index.refresh();
    expect(changes).toEqual([REF]);
  });

  it('keeps what it knows when the catalog fails, and says so once', async () => {
    const { index, catalog, logger } = setUp();
    catalog.getEntities.mockResolvedValueOnce({
      items: [component('chatqna')],
    });
    await index.refresh();
    catalog.getEntities.mockRejectedValue(new Error('down'));
    await index.refresh();
    await index.refresh();
    expect(index.get(REF)?.connector).toBe('shop/chatqna');
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('tells of an entity that lost its annotation', async () => {
    const { index, catalog, changes } = setUp();
    catalog.getEntities.mockResolvedValueOnce({
      items: [component('chatqna')],
    });
    await index.refresh();
    catalog.getEntities.mockResolvedValueOnce({ items: [] });
    await index.refresh();
    expect(index.get(REF)).toBeUndefined();
    expect(changes).toEqual([REF, REF]);
  });

  it('asks once for an entity that it does not know, however many ask', async () => {
    const { index, catalog, pass } = setUp();
    catalog.getEntityByRef.mockResolvedValue(component('plain', {}));
    const found = await Promise.all(
      Array.from({ length: 50 }, () => index.find('component:default/plain')),
    );
    expect(found[49]).toMatchObject({ connector: undefined });
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(1);
    pass(6_000);
    await index.find('component:default/plain');
    expect(catalog.getEntityByRef).toHaveBeenCalledTimes(2);
  });

  it('finds an entity that was registered a moment ago', async () => {
    const { index, catalog, changes } = setUp();
    catalog.getEntityByRef.mockResolvedValue(component('chatqna'));
    expect(await index.find(REF)).toMatchObject({ connector: 'shop/chatqna' });
    expect(index.get(REF)?.cluster).toBe('east');
    expect(changes).toEqual([REF]);
  });

  it('does not remember a failure to ask', async () => {
    const { index, catalog } = setUp();
    catalog.getEntityByRef.mockRejectedValueOnce(new Error('down'));
    await expect(index.find(REF)).rejects.toThrow('down');
    catalog.getEntityByRef.mockResolvedValueOnce(component('chatqna'));
    expect(await index.find(REF)).toMatchObject({ connector: 'shop/chatqna' });
  });
});
