import type { Kind } from '../kinds';
import {
  parseFieldSelector,
  parseLabelSelector,
  type Predicate,
} from '../selectors';
import { StatusError } from '../StatusError';

/** Kubernetes' ListOptions, parsed; resource versions stay opaque texts until used. */
export interface ListOptions {
  watch: boolean;
  selects: Predicate;
  limit?: number;
  continueToken?: string;
  /** Undefined where it doesn't matter: unset, "" or "0". */
  resourceVersion?: number;
  resourceVersionMatch?: string;
  allowWatchBookmarks: boolean;
  sendInitialEvents: boolean;
  timeoutSeconds?: number;
}

export function parseListOptions(
  kind: Kind,
  query: URLSearchParams,
): ListOptions {
  const labels = parseLabelSelector(query.get('labelSelector') ?? undefined);
  const fields = parseFieldSelector(
    kind,
    query.get('fieldSelector') ?? undefined,
  );
  const options: ListOptions = {
    watch: isTrue(query.get('watch')),
    selects: object => labels(object) && fields(object),
    limit: Number(query.get('limit')) || undefined,
    continueToken: query.get('continue') || undefined,
    resourceVersion: parseResourceVersion(query.get('resourceVersion')),
    resourceVersionMatch: query.get('resourceVersionMatch') || undefined,
    allowWatchBookmarks: isTrue(query.get('allowWatchBookmarks')),
    sendInitialEvents: isTrue(query.get('sendInitialEvents')),
    timeoutSeconds: Number(query.get('timeoutSeconds')) || undefined,
  };
  checkInitialEvents(options, query.has('sendInitialEvents'));
  return options;
}

function checkInitialEvents(options: ListOptions, asked: boolean): void {
  if (!asked) return;
  if (!options.watch) {
    throw StatusError.invalidOptions(
      'ListOptions',
      'sendInitialEvents',
      'FieldValueForbidden',
      'Forbidden: sendInitialEvents is forbidden for list',
    );
  }
  if (options.resourceVersionMatch !== 'NotOlderThan') {
    throw StatusError.invalidOptions(
      'ListOptions',
      'resourceVersionMatch',
      'FieldValueForbidden',
      'Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan',
    );
  }
}

function parseResourceVersion(text: string | null): number | undefined {
  if (!text) return undefined;
  if (!/^\d+$/.test(text)) {
    throw new StatusError(
      500,
      undefined,
      `resourceVersion: Invalid value: "${text}": strconv.ParseUint: parsing "${text}": invalid syntax`,
    );
  }
  return Number(text) || undefined;
}

function isTrue(text: string | null): boolean {
  return text === 'true' || text === '1';
}
