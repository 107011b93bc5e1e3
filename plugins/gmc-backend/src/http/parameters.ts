import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { isDnsLabel, isDnsSubdomain } from '@opea/backstage-plugin-gmc-common';
import * as z from 'zod';

const namespace = z
  .string()
  .refine(isDnsLabel, 'is not a name that Kubernetes takes for a namespace');
const name = z
  .string()
  .refine(isDnsSubdomain, 'is not a name that Kubernetes takes');
const cluster = z.string().min(1).max(253);
const entityPart = z.string().regex(/^[A-Za-z0-9._-]{1,63}$/, {
  message: 'is not a part of an entity reference',
});

const entitySchema = z.object({
  kind: entityPart,
  namespace: entityPart,
  name: entityPart,
});
const placeSchema = z.object({ cluster, namespace, name });
const clusterSchema = z.object({ cluster });
const placementSchema = z.object({ namespace, name });

/** The entity that a route's parameters name. */
export function readEntityRef(params: unknown): string {
  return stringifyEntityRef(read(entitySchema, params));
}

/** The connector that a route's parameters name. */
export function readPlace(params: unknown): z.infer<typeof placeSchema> {
  return read(placeSchema, params);
}

/** Where somebody thinks of putting a connector. */
export function readPlacement(
  params: unknown,
  body: unknown,
): z.infer<typeof placeSchema> {
  return { ...read(clusterSchema, params), ...read(placementSchema, body) };
}

function read<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw new InputError(
      result.error.issues
        .map(({ path, message }) => `'${path.join('.')}': ${message}`)
        .join('; '),
    );
  }
  return result.data;
}
