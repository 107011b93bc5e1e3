import type { IncomingMessage } from 'node:http';
import { apiVersionOf, type Kind } from '../kinds';
import type { JsonObject, KubeObject } from '../objects';
import type { ObjectRef, ResourceApi, WriteOptions } from '../ResourceApi';
import { StatusError } from '../StatusError';
import { mediaType } from './readBody';

/** What a write answers with. */
export interface Answer {
  code: number;
  body: unknown;
}

export interface WriteRequest {
  request: IncomingMessage;
  query: URLSearchParams;
  body: JsonObject | undefined;
  warn: (message: string) => void;
}

export function createObject(
  api: ResourceApi,
  kind: Kind,
  namespace: string | undefined,
  write: WriteRequest,
): Answer {
  if (kind.namespaced && !namespace) {
    throw new StatusError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
    );
  }
  const body = checkType(kind, write.body);
  const created = api.create(kind, namespace, body, writeOptions(write));
  return { code: 201, body: created };
}

export function updateObject(
  api: ResourceApi,
  ref: ObjectRef,
  subresource: 'status' | undefined,
  write: WriteRequest,
): Answer {
  const body = checkType(ref.kind, write.body);
  const options = { ...writeOptions(write), subresource };
  return { code: 200, body: api.update(ref, body, options) };
}

const MERGE = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const APPLY = 'application/apply-patch+yaml';

export function patchObject(
  api: ResourceApi,
  ref: ObjectRef,
  subresource: 'status' | undefined,
  write: WriteRequest,
): Answer {
  const type = mediaType(write.request);
  const options = { ...writeOptions(write), subresource };
  if (type === MERGE || (type === STRATEGIC && !ref.kind.custom)) {
    return { code: 200, body: api.patch(ref, write.body ?? {}, options) };
  }
  if (type === APPLY) return applyObject(api, ref, options, write);
  const known = ref.kind.custom ? [MERGE, APPLY] : [MERGE, STRATEGIC, APPLY];
  throw new StatusError(
    415,
    'UnsupportedMediaType',
    `the body of the request was in an unknown format - accepted media types include: ${known.join(
      ', ',
    )}`,
  );
}

function applyObject(
  api: ResourceApi,
  ref: ObjectRef,
  options: WriteOptions,
  { query, body }: WriteRequest,
): Answer {
  const manager = query.get('fieldManager');
  if (!manager) {
    throw StatusError.invalidOptions(
      'PatchOptions',
      'fieldManager',
      'FieldValueRequired',
      'Required value: is required for apply patch',
    );
  }
  const given = body ?? {};
  if (
    given.apiVersion !== apiVersionOf(ref.kind) ||
    given.kind !== ref.kind.kind
  ) {
    const [group = '', version = ''] = String(given.apiVersion ?? '').split(
      '/',
    );
    throw StatusError.badRequest(
      `invalid object type: ${group}/${version}, Kind=${given.kind ?? ''}`,
    );
  }
  const existed = api.find(ref) !== undefined;
  const applied = api.apply(ref, given as KubeObject, {
    ...options,
    manager,
    force: query.get('force') === 'true',
  });
  return { code: existed ? 200 : 201, body: applied };
}

export function deleteObject(
  api: ResourceApi,
  ref: ObjectRef,
  { query, body = {} }: WriteRequest,
): Answer {
  const { kind, name } = ref;
  const given = body as {
    gracePeriodSeconds?: number;
    propagationPolicy?: string;
    preconditions?: { uid?: string; resourceVersion?: string };
    dryRun?: string[];
  };
  const grace = query.get('gracePeriodSeconds');
  const { object, gone } = api.delete(ref, {
    ...given,
    dryRun: isDryRun(query) || given.dryRun?.includes('All'),
    ...(grace !== null && { gracePeriodSeconds: Number(grace) }),
    propagationPolicy:
      given.propagationPolicy ?? query.get('propagationPolicy') ?? undefined,
  });
  // What stays for its finalizers, or is a Pod, is answered as an object.
  if (!gone || kind.kind === 'Pod') return { code: 200, body: object };
  return {
    code: 200,
    body: {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(kind.group && { group: kind.group }),
        kind: kind.plural,
        uid: object.metadata.uid,
      },
    },
  };
}

function writeOptions(write: WriteRequest): WriteOptions {
  const { query, request, warn } = write;
  const agent = request.headers['user-agent']?.split('/')[0];
  return {
    dryRun: isDryRun(query),
    manager: query.get('fieldManager') ?? agent ?? 'unknown',
    unknownFields:
      query.get('fieldValidation') === 'Strict' ? 'refuse' : 'drop',
    ...(query.get('fieldValidation') !== 'Ignore' && { warn }),
  };
}

function isDryRun(query: URLSearchParams): boolean {
  return query.getAll('dryRun').includes('All');
}

function checkType(kind: Kind, body: JsonObject | undefined): KubeObject {
  const given = body ?? {};
  if (kind.custom && (!given.kind || !given.apiVersion)) {
    throw StatusError.badRequest(
      `the object provided is unrecognized (must be of type ${kind.kind}): Object 'Kind' is missing`,
    );
  }
  const { apiVersion = apiVersionOf(kind), kind: name = kind.kind } = given;
  if (apiVersion !== apiVersionOf(kind) || name !== kind.kind) {
    throw StatusError.badRequest(
      `${name} in version "${apiVersion}" cannot be handled as a ${kind.kind}`,
    );
  }
  return { metadata: {}, ...given } as unknown as KubeObject;
}
