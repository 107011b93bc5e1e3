import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  isDnsLabel,
  isDnsSubdomain,
  STATES_BY_SEVERITY,
  type CauseCode,
  type FleetQuery,
} from '@opea/backstage-plugin-gmc-common';
import type { Request } from 'express';
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

/** More is no filter that a person has set. */
const MAX_VALUES = 50;
const values = <T extends z.ZodType>(value: T) =>
  z.array(value).min(1).max(MAX_VALUES).optional();
const word = z.string().min(1).max(253);
/** Any: a link may be older or newer than this backend's list. */
const causeCode = z.custom<CauseCode>(
  value => typeof value === 'string' && /^[a-z-]{1,63}$/.test(value),
  'is not the code of a cause',
);

const fleetQuerySchema = z.strictObject({
  cluster: values(word),
  namespace: values(word),
  owner: values(word),
  state: values(z.enum(STATES_BY_SEVERITY)),
  cause: values(causeCode),
  component: values(word),
  model: values(word),
  profile: values(z.enum(['genaiinfra', 'enterprise-rag'])),
  search: z.string().max(200).optional(),
  sort: z
    .enum(['severity', 'name', 'namespace', 'cluster', 'owner', 'since'])
    .optional(),
  order: z.enum(['asc', 'desc']).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
  cursor: z.string().max(4_000).optional(),
});
/** What can be given once only. */
const SINGLE = ['search', 'sort', 'order', 'limit', 'cursor'];

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

/** Which connectors of the fleet a request is about. */
export function readFleetQuery(
  request: Pick<Request, 'originalUrl'>,
): FleetQuery {
  // Not the parsed query: its parser makes objects of brackets, and of many
  // values of one parameter.
  const [, search = ''] = request.originalUrl.split('?');
  const parameters = new URLSearchParams(search);
  return read(
    fleetQuerySchema,
    Object.fromEntries(
      [...new Set(parameters.keys())].map(key => {
        const all = parameters.getAll(key);
        return [key, SINGLE.includes(key) && all.length === 1 ? all[0] : all];
      }),
    ),
  );
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
