import { type Kind, qualifiedKind, qualifiedPlural } from './kinds';

/** Kubernetes' `Status`, the body of every refusal. */
export interface Status {
  kind: 'Status';
  apiVersion: 'v1';
  metadata: Record<string, never>;
  status: 'Failure';
  message: string;
  reason?: string;
  details?: StatusDetails;
  code: number;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

export interface StatusCause {
  reason: string;
  message: string;
  field: string;
}

/** A refusal in the words and the shape of a real API server. */
export class StatusError extends Error {
  readonly status: Status;

  constructor(
    code: number,
    reason: string | undefined,
    message: string,
    details?: StatusDetails,
  ) {
    super(message);
    this.name = 'StatusError';
    this.status = {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message,
      ...(reason && { reason }),
      ...(details && { details }),
      code,
    };
  }

  static badRequest(message: string): StatusError {
    return new StatusError(400, 'BadRequest', message);
  }

  static notFound(kind: Kind, name: string): StatusError {
    return new StatusError(
      404,
      'NotFound',
      `${qualifiedPlural(kind)} "${name}" not found`,
      resource(kind, name),
    );
  }

  static alreadyExists(kind: Kind, name: string): StatusError {
    return new StatusError(
      409,
      'AlreadyExists',
      `${qualifiedPlural(kind)} "${name}" already exists`,
      resource(kind, name),
    );
  }

  static conflict(kind: Kind, name: string, why: string): StatusError {
    return new StatusError(
      409,
      'Conflict',
      `Operation cannot be fulfilled on ${qualifiedPlural(
        kind,
      )} "${name}": ${why}`,
      resource(kind, name),
    );
  }

  static modified(kind: Kind, name: string): StatusError {
    return StatusError.conflict(
      kind,
      name,
      'the object has been modified; please apply your changes to the latest version and try again',
    );
  }

  static invalid(kind: Kind, name: string, causes: StatusCause[]): StatusError {
    const texts = causes.map(cause => `${cause.field}: ${cause.message}`);
    const list = texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`;
    return new StatusError(
      422,
      'Invalid',
      `${qualifiedKind(kind)} "${name}" is invalid: ${list}`,
      {
        ...(name && { name }),
        ...(kind.group && { group: kind.group }),
        kind: kind.kind,
        causes,
      },
    );
  }

  static invalidOptions(
    options: string,
    field: string,
    reason: string,
    message: string,
  ): StatusError {
    return new StatusError(
      422,
      'Invalid',
      `${options}.meta.k8s.io "" is invalid: ${field}: ${message}`,
      {
        group: 'meta.k8s.io',
        kind: options,
        causes: [{ reason, message, field }],
      },
    );
  }

  static expired(requested: string, oldest: number): StatusError {
    return new StatusError(
      410,
      'Expired',
      `too old resource version: ${requested} (${oldest})`,
    );
  }

  static namespaceTerminating(
    kind: Kind,
    name: string,
    namespace: string,
  ): StatusError {
    return new StatusError(
      403,
      'Forbidden',
      `${qualifiedPlural(
        kind,
      )} "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
      {
        ...resource(kind, name),
        causes: [
          {
            reason: 'NamespaceTerminating',
            message: `namespace ${namespace} is being terminated`,
            field: 'metadata.namespace',
          },
        ],
      },
    );
  }
}

function resource(kind: Kind, name: string): StatusDetails {
  return { name, ...(kind.group && { group: kind.group }), kind: kind.plural };
}
