import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogConditions,
  createCatalogConditionalDecision,
} from '@backstage/plugin-catalog-backend/alpha';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { PermissionPolicy } from '@backstage/plugin-permission-node';
import {
  gmcConnectorReadPermission,
  type FleetDocument,
} from '@opea/backstage-plugin-gmc-common';
import {
  connectorConditions,
  createConnectorConditionalDecision,
} from '@opea/backstage-plugin-gmc-node';
import { backstageWithPolicy } from './__testUtils__/backstageWithPolicy';
import { connector } from './__testUtils__/chatqna';
import { component } from './__testUtils__/component';
import { EventReader } from './__testUtils__/EventReader';
import { FakeClusterApi } from './__testUtils__/FakeClusterApi';
import { eventually, gmcWithClusters } from './__testUtils__/gmcBackend';

jest.setTimeout(60_000);

const SHOP = 'group:default/shop';
const PLATFORM = 'group:default/platform';

/**
 * The ways in which an entity and a connector can be linked. Each has a
 * namespace of its name, with the connector `app`, and an entity of its name;
 * `alone` has no entity.
 */
const LINKS = [
  'both',
  'entity-only',
  'connector-only',
  'alone',
  'mapped',
] as const;
type Link = (typeof LINKS)[number];

/** Who asks, by what the policy makes of them. */
const USERS = {
  denied: 'user:default/denied',
  'conditional, not matching': 'user:default/stranger',
  'conditional, matching': 'user:default/owner',
  allowed: 'user:default/allowed',
  'allowed, platform team': 'user:default/platform',
  'allowed, without the entities': 'user:default/blind',
  'allowed, with some entities': 'user:default/partial',
} as const;
type Caller = keyof typeof USERS | 'no credentials' | 'service';

const policy: PermissionPolicy = {
  async handle({ permission }, user): Promise<PolicyDecision> {
    const caller = user?.info.userEntityRef;
    if (isPermission(permission, gmcConnectorReadPermission)) {
      switch (caller) {
        case USERS.denied:
          return { result: AuthorizeResult.DENY };
        case USERS['conditional, not matching']:
        case USERS['conditional, matching']:
          return createConnectorConditionalDecision(
            permission,
            connectorConditions.isEntityOwner({
              claims: user!.info.ownershipEntityRefs,
            }),
          );
        default:
          return { result: AuthorizeResult.ALLOW };
      }
    }
    if (isPermission(permission, catalogEntityReadPermission)) {
      switch (caller) {
        case USERS['allowed, without the entities']:
          return { result: AuthorizeResult.DENY };
        case USERS['allowed, with some entities']:
          return createCatalogConditionalDecision(
            permission,
            catalogConditions.hasLabel({ label: 'open' }),
          );
        default:
          return { result: AuthorizeResult.ALLOW };
      }
    }
    return { result: AuthorizeResult.DENY };
  },
};

/** An entity as a provider brings it. */
function entity(link: Link): Entity {
  const { metadata, relations, ...rest } = component(link, {
    'backstage.io/managed-by-location': 'url:https://git.example/x',
    'backstage.io/managed-by-origin-location': 'url:https://git.example/x',
    ...(link !== 'connector-only' && {
      'gmc.opea.io/connector': `${link}/app`,
    }),
  });
  const isOpen = link === 'both' || link === 'connector-only';
  const labels = isOpen ? { open: 'yes' } : undefined;
  return { ...rest, metadata: { ...metadata, labels } };
}

function applyConnector(
  api: FakeClusterApi,
  link: Link,
  annotations: Record<string, string> = {},
) {
  const { metadata, ...rest } = connector(annotations);
  const placed = { ...metadata, namespace: link, name: 'app' };
  api.apply('east', 'gmconnectors', { ...rest, metadata: placed });
}

/** What somebody gets: a status, or what a 200 says of the connector. */
type Outcome = 200 | 401 | 403 | 404 | 'not-agreed' | 'not-annotated';
/** Whether the fleet lists it, what its entity says, what its own route says. */
type Row = [listed: boolean | 401 | 403, entity: Outcome, connector: Outcome];

const nobody = (status: 401 | 403): Record<Link, Row> => ({
  both: [status, status, status],
  'entity-only': [status, status, status],
  'connector-only': [status, status, status],
  alone: [status, status, status],
  mapped: [status, status, status],
});

const MATRIX: Record<Caller, Record<Link, Row>> = {
  'no credentials': nobody(401),
  denied: nobody(403),
  'conditional, not matching': {
    both: [false, 403, 403],
    'entity-only': [false, 'not-agreed', 403],
    'connector-only': [false, 'not-annotated', 403],
    alone: [false, 404, 403],
    mapped: [false, 403, 403],
  },
  'conditional, matching': {
    both: [true, 200, 200],
    'entity-only': [false, 'not-agreed', 403],
    'connector-only': [false, 'not-annotated', 403],
    alone: [false, 404, 403],
    mapped: [true, 200, 200],
  },
  allowed: {
    both: [true, 200, 200],
    'entity-only': [false, 'not-agreed', 404],
    'connector-only': [false, 'not-annotated', 404],
    alone: [false, 404, 404],
    mapped: [true, 200, 200],
  },
  'allowed, platform team': {
    both: [true, 200, 200],
    'entity-only': [true, 'not-agreed', 200],
    'connector-only': [true, 'not-annotated', 200],
    alone: [true, 404, 200],
    mapped: [true, 200, 200],
  },
  'allowed, without the entities': {
    both: [false, 404, 404],
    'entity-only': [false, 404, 404],
    'connector-only': [false, 404, 404],
    alone: [false, 404, 404],
    mapped: [false, 404, 404],
  },
  // Those of `both` and `connector-only`.
  'allowed, with some entities': {
    both: [true, 200, 200],
    'entity-only': [false, 404, 404],
    'connector-only': [false, 'not-annotated', 404],
    alone: [false, 404, 404],
    mapped: [false, 404, 404],
  },
  service: {
    both: [true, 200, 200],
    'entity-only': [true, 'not-agreed', 200],
    'connector-only': [true, 'not-annotated', 200],
    alone: [true, 404, 200],
    mapped: [true, 200, 200],
  },
};

const CALLERS = Object.keys(MATRIX) as Caller[];
const CASES = CALLERS.flatMap(caller => LINKS.map(link => ({ caller, link })));

function credentialsOf(caller: Caller): string {
  switch (caller) {
    case 'no credentials':
      return mockCredentials.none.header();
    case 'service':
      return mockCredentials.service.header();
    default:
      return mockCredentials.user.header(USERS[caller]);
  }
}

describe('who sees what', () => {
  const api = new FakeClusterApi('east');
  let baseUrl: string;

  beforeAll(async () => {
    for (const link of LINKS) {
      const namesEntity = link === 'both' || link === 'connector-only';
      applyConnector(
        api,
        link,
        namesEntity
          ? { 'gmc.opea.io/entity': `component:default/${link}` }
          : {},
      );
    }
    const { server } = await startTestBackend({
      features: [
        ...gmcWithClusters(api),
        ...backstageWithPolicy({
          policy,
          ownership: {
            [USERS['conditional, matching']]: [SHOP],
            [USERS['allowed, platform team']]: [PLATFORM],
          },
          entities: LINKS.filter(link => link !== 'alone').map(entity),
          gmc: {
            namespaces: [{ namespace: 'map*', owner: SHOP }],
            platformOwners: [PLATFORM],
          },
        }),
      ],
    });
    baseUrl = `http://127.0.0.1:${server.port()}/api/gmc`;
    await eventually(async () => {
      const { body } = await get('/v1/connectors', 'service');
      const { connectors } = body as FleetDocument;
      const linked = connectors.filter(({ entityRef }) => entityRef);
      if (connectors.length < LINKS.length || linked.length < 2) {
        throw new Error(`Not all there: ${JSON.stringify(connectors)}`);
      }
    });
  });

  function request(path: string, caller: Caller, init: RequestInit = {}) {
    return fetch(`${baseUrl}${path}`, {
      ...init,
      headers: {
        Authorization: credentialsOf(caller),
        'Content-Type': 'application/json',
      },
    });
  }

  async function get(path: string, caller: Caller) {
    const response = await request(path, caller);
    return { status: response.status, body: await response.json() };
  }

  /** The first event of a stream, or its refusal. */
  async function getFirst(path: string, caller: Caller) {
    const response = await request(path, caller);
    if (!response.ok) {
      return { status: response.status, body: await response.json() };
    }
    const reader = new EventReader<unknown>(response);
    const first = await reader.next();
    await reader.close();
    return { status: response.status, body: first?.data };
  }

  const ways = [
    { way: 'asked', ask: get, suffix: '' },
    { way: 'streamed', ask: getFirst, suffix: '/stream' },
  ];

  describe.each(ways)('$way', ({ ask, suffix }) => {
    it.each(CASES)('$caller, $link: the fleet', async ({ caller, link }) => {
      const { status, body } = await ask(`/v1/connectors${suffix}`, caller);
      const { connectors = [], facets } = body as Partial<FleetDocument>;
      const isListed = connectors.some(({ namespace }) => namespace === link);
      const isCounted = facets?.namespace.some(({ value }) => value === link);
      const [expected] = MATRIX[caller][link];
      expect([
        status === 200 ? isListed : status,
        status === 200 ? isCounted : status,
      ]).toEqual([expected, expected]);
    });

    it.each(CASES)('$caller, $link: the entity', async ({ caller, link }) => {
      const [, expected] = MATRIX[caller][link];
      const { status, body } = await ask(
        `/v1/entities/component/default/${link}${suffix || '/connectors'}`,
        caller,
      );
      const shown =
        status === 200 ? body.problem?.code ?? body.connectors.length : 0;
      expect(shown || status).toBe(expected === 200 ? 1 : expected);
    });

    it.each(CASES)('$caller, $link: itself', async ({ caller, link }) => {
      const path = `/v1/clusters/east/namespaces/${link}/connectors`;
      const { status, body } = await ask(`${path}/app${suffix}`, caller);
      const [, , expected] = MATRIX[caller][link];
      expect(status).toBe(expected);
      // What may not be known of sounds as if it were not there.
      const other = await ask(`${path}/other${suffix}`, caller);
      const answer = JSON.stringify(body.error?.message);
      expect(status === 404 && answer).toBe(
        status === 404 &&
          JSON.stringify(other.body.error.message).replace("'other'", "'app'"),
      );
    });
  });

  it.each(CALLERS)('%s: the clusters', async caller => {
    const listed = Object.values(MATRIX[caller]).map(([value]) => value);
    const { status, body } = await get('/v1/clusters', caller);
    const refused = listed.find(value => typeof value === 'number');
    expect(body.clusters?.[0].connectors ?? status).toBe(
      refused ?? listed.filter(Boolean).length,
    );
  });

  it.each(CALLERS)('%s: a place for a new connector', async caller => {
    const refused = MATRIX[caller].both[0];
    const response = await request('/v1/clusters/east/placement', caller, {
      method: 'POST',
      body: JSON.stringify({ namespace: 'both', name: 'new' }),
    });
    expect(response.status).toBe(typeof refused === 'number' ? refused : 200);
  });
});
