import { mockCredentials } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { runAction } from '../__testUtils__/runAction';
import { createAwaitEntityAction } from './awaitEntity';

const entityRef = 'component:default/support-chat';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'support-chat', namespace: 'default' },
  spec: {},
};

/** Runs the action over a catalog that has the entity from a look on. */
async function run(options: { hasItAtLook: number; isDryRun?: boolean }) {
  const empty = catalogServiceMock({ entities: [] });
  const filled = catalogServiceMock({ entities: [entity] });
  let looks = 0;
  const action = createAwaitEntityAction({
    catalog: {
      getEntityByRef: (...args) => {
        looks += 1;
        const catalog = looks >= options.hasItAtLook ? filled : empty;
        return catalog.getEntityByRef(...args);
      },
    },
    intervalMs: 1,
    timeoutMs: 10,
  });
  const { log } = await runAction(
    action,
    { entityRef },
    {
      getInitiatorCredentials: async () => mockCredentials.user(),
      isDryRun: options.isDryRun,
    },
  );
  return { looks, log };
}

describe('opea:entity:await', () => {
  it('ends as soon as the catalog has the entity', async () => {
    expect(await run({ hasItAtLook: 3 })).toEqual({ looks: 3, log: [] });
  });

  it('leaves it to the catalog after a while, and says so', async () => {
    const { log } = await run({ hasItAtLook: Infinity });

    expect(log).toEqual([
      expect.stringContaining(
        `warn The catalog does not have ${entityRef} yet`,
      ),
    ]);
  });

  it('looks for nothing in a dry run', async () => {
    const { looks } = await run({ hasItAtLook: Infinity, isDryRun: true });

    expect(looks).toBe(0);
  });
});
