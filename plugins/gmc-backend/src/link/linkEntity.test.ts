import type { GMConnector } from '@opea/backstage-plugin-gmc-common';
import { connector, ENTITY_REF } from '../__testUtils__/chatqna';
import { linkEntity } from './linkEntity';

const AGREEING = connector({ 'gmc.opea.io/entity': ENTITY_REF });
const REFUSING = connector({ 'gmc.opea.io/entity': 'component:default/mine' });

function link(options: {
  connector?: string;
  cluster?: string;
  there?: Record<string, GMConnector>;
  clusters?: string[];
  isOwnersPlace?: () => boolean;
}) {
  const { there = {}, clusters = ['east', 'west'] } = options;
  return linkEntity({
    entity: {
      entityRef: ENTITY_REF,
      connector: options.connector,
      cluster: options.cluster,
      owners: [],
    },
    clusters,
    connectorAt: ({ cluster }) => there[cluster],
    isOwnersPlace: options.isOwnersPlace ?? (() => false),
  });
}

function place(cluster: string) {
  return { cluster, namespace: 'shop', name: 'chatqna' };
}

describe('linkEntity', () => {
  it('says which annotation is missing', () => {
    expect(link({})).toEqual({
      places: [],
      problem: {
        code: 'not-annotated',
        message: 'component:default/chatqna names no connector.',
        missing: {
          on: 'entity',
          annotation: 'gmc.opea.io/connector',
          value: '<namespace>/<name>',
        },
      },
    });
  });

  it.each(['', 'chatqna', 'a/b/c', 'Shop/chatqna', '../x', 'shop/'])(
    "calls the annotation '%s' invalid",
    text => {
      expect(link({ connector: text })).toMatchObject({
        places: [],
        problem: { code: 'invalid-annotation' },
      });
    },
  );

  it('names the clusters there are when the one named is not', () => {
    expect(link({ connector: 'shop/chatqna', cluster: 'north' })).toEqual({
      places: [],
      problem: {
        code: 'unknown-cluster',
        message: "There is no cluster 'north'. Configured are: east, west.",
      },
    });
  });

  it('offers the only cluster there is', () => {
    const { problem } = link({
      connector: 'shop/chatqna',
      cluster: 'north',
      clusters: ['east'],
    });
    expect(problem?.missing).toEqual({
      on: 'entity',
      annotation: 'backstage.io/kubernetes-cluster',
      value: 'east',
    });
  });

  it('links with what names the entity back, also in its short form', () => {
    for (const text of [ENTITY_REF, 'chatqna', 'Component:default/ChatQnA']) {
      expect(
        link({
          connector: 'shop/chatqna',
          cluster: 'east',
          there: { east: connector({ 'gmc.opea.io/entity': text }) },
        }),
      ).toEqual({ places: [place('east')] });
    }
  });

  it.each([
    ['another entity', REFUSING],
    ['none', connector({})],
    ['no entity reference', connector({ 'gmc.opea.io/entity': ':::' })],
  ])('does not link with a connector that names %s', (_, there) => {
    expect(
      link({
        connector: 'shop/chatqna',
        cluster: 'east',
        there: { east: there },
      }),
    ).toMatchObject({
      places: [],
      problem: {
        code: 'not-agreed',
        missing: {
          on: 'connector',
          annotation: 'gmc.opea.io/entity',
          value: ENTITY_REF,
        },
      },
    });
  });

  it('looks through all clusters when none is named, and keeps to what agrees', () => {
    expect(
      link({
        connector: 'shop/chatqna',
        there: { east: REFUSING, west: AGREEING },
      }),
    ).toEqual({ places: [place('west')] });
  });

  it('is a link with nothing where nothing is', () => {
    expect(link({ connector: 'shop/chatqna', cluster: 'east' })).toEqual({
      places: [place('east')],
    });
    expect(link({ connector: 'shop/chatqna' })).toEqual({
      places: [place('east'), place('west')],
    });
  });

  it('takes several clusters, and tells of each that stands in the way', () => {
    expect(
      link({
        connector: 'shop/chatqna',
        cluster: 'east, west',
        there: { east: AGREEING, west: REFUSING },
      }),
    ).toMatchObject({
      places: [place('east')],
      problem: {
        code: 'not-agreed',
        message: expect.stringContaining("cluster 'west'"),
      },
    });
  });

  it("takes an administrator's word for that of the connector", () => {
    expect(
      link({
        connector: 'shop/chatqna',
        there: { east: REFUSING },
        isOwnersPlace: () => true,
      }),
    ).toEqual({ places: [place('east')] });
  });
});
