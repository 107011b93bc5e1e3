import { IncomingMessage, ServerResponse } from 'node:http';
import { GitFaults } from './GitFaults';
import { Repository } from './Repository';
import { RepositoryStore } from './RepositoryStore';

/** Credentials for whoever changes something. */
export interface GitCredentials {
  username: string;
  password: string;
}

/** What the handlers of requests share. */
export interface GitHostContext {
  repositories: RepositoryStore;
  credentials: GitCredentials;
  faults: GitFaults;
  /** The folder with the hook that refuses pushes. */
  refusingHooks: string;
  pushed(repository: Repository): void;
}

/** A request whose path is decoded, and who makes it. */
export interface GitHostRequest {
  req: IncomingMessage;
  res: ServerResponse;
  /** The parts of the path, decoded; a part may hold a slash. */
  segments: string[];
  query: URLSearchParams;
  /** Where the client sees this host, for links. */
  origin: string;
  /** Undefined without credentials; wrong ones never get this far. */
  user?: string;
}

/** Sends a JSON document. */
export function sendJson(
  res: ServerResponse,
  status: number,
  document: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    ...headers,
  });
  res.end(JSON.stringify(document));
}

/** Asks for credentials: whoever changes something needs them. */
export function sendUnauthorized(res: ServerResponse, message: string): void {
  sendJson(
    res,
    401,
    { message },
    { 'WWW-Authenticate': 'Basic realm="Sandbox git host"' },
  );
}

/** Reads a JSON body. Undefined: not JSON, or larger than 64 KiB. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > 64 * 1024) return undefined;
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

/**
 * A path inside a repository from the parts of a URL's path. Undefined: it
 * would lead out of the repository, or is none.
 */
export function treePath(segments: string[]): string | undefined {
  const parts = segments.join('/').split('/').filter(Boolean);
  const valid = parts.every(
    part => part !== '.' && part !== '..' && !part.includes('\0'),
  );
  return valid ? parts.join('/') : undefined;
}
