import { setTimeout as delay } from 'node:timers/promises';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { examples } from './awaitEntity.examples';

/** What `opea:entity:await` needs. */
export interface AwaitEntityOptions {
  catalog: Pick<CatalogService, 'getEntityByRef'>;
  /** Between two looks. */
  intervalMs?: number;
  /** After this it is left to the catalog. */
  timeoutMs?: number;
}

/**
 * `opea:entity:await`: waits until the catalog has an entity. Registering
 * returns before that, and whoever follows the run's links at once finds
 * nothing. The entity comes all the same if it takes longer: that is logged,
 * and does not fail the run.
 */
export function createAwaitEntityAction(options: AwaitEntityOptions) {
  const { catalog, intervalMs = 500, timeoutMs = 30_000 } = options;
  return createTemplateAction({
    id: 'opea:entity:await',
    description:
      'Waits until the catalog has an entity, for half a minute at most.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z => z.string({ description: "The entity's reference" }),
      },
    },
    async handler(ctx) {
      if (ctx.isDryRun) {
        ctx.logger.info('Dry run: nothing is registered to wait for');
        return;
      }
      const { entityRef } = ctx.input;
      const credentials = await ctx.getInitiatorCredentials();
      for (let waited = 0; waited <= timeoutMs; waited += intervalMs) {
        if (await catalog.getEntityByRef(entityRef, { credentials })) return;
        await delay(intervalMs, undefined, { signal: ctx.signal });
      }
      ctx.logger.warn(
        `The catalog does not have ${entityRef} yet. It is registered, and appears once the catalog has processed it.`,
      );
    },
  });
}
