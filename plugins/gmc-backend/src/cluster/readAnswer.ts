import { redact } from '@opea/backstage-plugin-gmc-common';
import {
  ClusterApiError,
  type ResourceList,
  type WatchEvent,
} from '@opea/backstage-plugin-gmc-node';
import * as z from 'zod';
import { fromStatus, statusSchema } from './toClusterApiError';

/**
 * As much as has to be right of a list, for what is taken for an empty one
 * empties the store. Nothing is as `null` in lists of Go.
 */
const listSchema = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    continue: z.string().optional(),
  }),
  items: z.array(z.unknown()).nullable(),
});

const eventSchema = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.looseObject({}),
});

const namedSchema = z.object({ metadata: z.object({ name: z.string() }) });

/** A page of a collection, as the API server answers it. */
export function readList<T>(cluster: string, text: string): ResourceList<T> {
  const list = listSchema.safeParse(parse(cluster, text));
  if (!list.success) {
    throw garbage(cluster, 'no list', text);
  }
  const { items, metadata } = list.data;
  return {
    // Objects without a name are nothing that could be kept.
    items: (items ?? []).filter(isNamed) as T[],
    resourceVersion: metadata.resourceVersion,
    continueToken: metadata.continue || undefined,
  };
}

/** An object, as the API server answers it. */
export function readObject<T>(cluster: string, text: string): T {
  const object = parse(cluster, text);
  if (typeof object !== 'object' || object === null) {
    throw garbage(cluster, 'no object', text);
  }
  return object as T;
}

/** A line of a watch. Throws what an `ERROR` stands for. */
export function readEvent<T>(cluster: string, line: string): WatchEvent<T> {
  const event = eventSchema.safeParse(parse(cluster, line));
  if (!event.success) {
    throw garbage(cluster, 'no event', line);
  }
  const { type, object } = event.data;
  if (type === 'ERROR') {
    const status = statusSchema.safeParse(object);
    throw fromStatus(
      cluster,
      status.success ? status.data : { kind: 'Status' },
      { status: 500 },
    );
  }
  if (type !== 'BOOKMARK' && !isNamed(object)) {
    throw garbage(cluster, 'no object', line);
  }
  return { type, object: object as T };
}

function isNamed(object: unknown): boolean {
  return namedSchema.safeParse(object).success;
}

function parse(cluster: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw garbage(cluster, 'no JSON', text);
  }
}

function garbage(cluster: string, what: string, text: string): ClusterApiError {
  const beginning = redact(text.slice(0, 80)).replace(/\s+/g, ' ').trim();
  return new ClusterApiError(
    'failed',
    cluster,
    `The answer is ${what}: ${beginning}`,
  );
}
