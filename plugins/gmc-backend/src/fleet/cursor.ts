import { InputError } from '@backstage/errors';
import type { FleetQuery } from '@opea/backstage-plugin-gmc-common';
import * as z from 'zod';
import { digestOf } from '../digest';
import type { FleetPosition } from './orderFleet';

const cursorSchema = z.tuple([z.string(), z.array(z.string()).max(8)]);

/**
 * Stands for what comes after a position, in the filter and order of a query.
 * Rows that come and go meanwhile neither repeat nor skip others.
 */
export function writeCursor(query: FleetQuery, after: FleetPosition): string {
  const content = JSON.stringify([digestOf(viewOf(query)), after]);
  return Buffer.from(content).toString('base64url');
}

/** Throws InputError for what is no cursor, or another query's. */
export function readCursor(query: FleetQuery): FleetPosition | undefined {
  if (query.cursor === undefined) {
    return undefined;
  }
  const [view, after] = parse(query.cursor);
  if (view !== digestOf(viewOf(query))) {
    throw new InputError(
      "'cursor': is of another filter or order; ask for the first page again",
    );
  }
  return after;
}

function parse(cursor: string): z.infer<typeof cursorSchema> {
  try {
    const content = Buffer.from(cursor, 'base64url').toString();
    return cursorSchema.parse(JSON.parse(content));
  } catch {
    throw new InputError("'cursor': is none that this backend gave");
  }
}

/** Everything of a query but the page, in one way to write it. */
export function viewOf(query: FleetQuery): string {
  const { cursor, limit, ...view } = query;
  return JSON.stringify(
    Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
