import { redact } from '@opea/backstage-plugin-gmc-common';
import { sentenceOf } from '../sentenceOf';
import type { RepositoryAddress } from './RepositoryAddress';

/**
 * What a host tells of a repository.
 *
 * - `absent`: it knows none of that name (or hides it: the same to us)
 * - `empty`: it is there, without a commit
 * - `filled`: it is there
 * - `unknown`: the host refuses or can't be reached; `reason` has its words
 */
export type RepositoryState =
  | { state: 'absent' | 'empty' | 'filled' }
  | { state: 'unknown'; reason: string };

/** What {@link probeRepository} needs. */
export interface ProbeOptions {
  address: RepositoryAddress;
  authorization?: string;
  fetch: typeof fetch;
  signal?: AbortSignal;
}

const TIMEOUT_MS = 15_000;
const ADVERTISEMENT = 'application/x-git-upload-pack-advertisement';

/**
 * Asks a git host whether a repository is there, as `git ls-remote` does:
 * every host speaks that, whatever its own API is like.
 */
export async function probeRepository(
  options: ProbeOptions,
): Promise<RepositoryState> {
  const { address, authorization } = options;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal
    ? AbortSignal.any([options.signal, timeout])
    : timeout;
  try {
    const response = await options.fetch(
      `${address.cloneUrl}/info/refs?service=git-upload-pack`,
      {
        headers: authorization ? { Authorization: authorization } : {},
        signal,
      },
    );
    return await readAnswer(response, address.host);
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = timeout.aborted
      ? `no answer within ${TIMEOUT_MS / 1000} s`
      : sentenceOf(error);
    return {
      state: 'unknown',
      reason: `${address.host} can't be reached: ${reason}`,
    };
  }
}

async function readAnswer(
  response: Response,
  host: string,
): Promise<RepositoryState> {
  if (response.status === 404) {
    return { state: 'absent' };
  }
  const contentType = response.headers.get('content-type') ?? '';
  const body = await response.text();
  if (response.ok && contentType.startsWith(ADVERTISEMENT)) {
    return { state: hasReferences(body) ? 'filled' : 'empty' };
  }
  // A sign-in page comes with status 200 or 203.
  const answer = response.ok
    ? `${response.status} and a page instead of git's answer: it wants somebody to sign in`
    : `${response.status} ${response.statusText}`.trim();
  const words = contentType.startsWith('text/html') ? '' : firstLines(body);
  return {
    state: 'unknown',
    reason: redact(`${host} answers ${answer}${words && `: ${words}`}`),
  };
}

/** An empty repository advertises its capabilities, and no reference. */
function hasReferences(advertisement: string): boolean {
  return /[0-9a-f]{40} (HEAD|refs\/)/.test(advertisement);
}

function firstLines(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, 300);
}
