import type { Diagnostic } from '@opea/backstage-plugin-gmc-common';
import { resolve } from 'node:path';
import { Trouble } from '../Trouble';
import type { Io } from './Io';

/** A text that was read, and how it is called. */
export interface Source {
  /** As it was given; `-` is standard input. */
  name: string;
  /** Without a byte order mark: editors don't count it as a column. */
  text: string;
  /** The byte order mark, where the text has one. */
  mark: string;
  /** The first place that is not text, where there is one. */
  notText?: Diagnostic;
}

const MARK = '\uFEFF';
const UNREADABLE = '\uFFFD';

const REASONS: Readonly<Record<string, string | undefined>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left',
};

/**
 * Reads a file, or standard input.
 *
 * @throws Trouble where it can't be read
 */
export async function readSource(name: string, io: Io): Promise<Source> {
  const bytes = await read(name, io);
  const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const mark = decoded.startsWith(MARK) ? MARK : '';
  const text = decoded.slice(mark.length);
  return {
    name,
    text,
    mark,
    ...(!isUtf8(bytes) && { notText: notText(name, text, bytes) }),
  };
}

/** What an error of `node:fs` means, in words. */
export function reasonOf(error: unknown): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return REASONS[code] ?? message;
}

async function read(name: string, io: Io): Promise<Uint8Array> {
  try {
    return await (name === '-'
      ? io.readStdin()
      : io.readFile(resolve(io.cwd, name)));
  } catch (error) {
    throw new Trouble(`${name} can't be read: ${reasonOf(error)}`);
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function notText(name: string, text: string, bytes: Uint8Array): Diagnostic {
  const offset = text.indexOf(UNREADABLE);
  const before = text.slice(0, offset).split('\n');
  const line = before.length;
  const column = before[line - 1].length + 1;
  const isUtf16 = /^(\xFF\xFE|\xFE\xFF)/.test(
    String.fromCharCode(...bytes.subarray(0, 2)),
  );
  return {
    code: 'yaml-syntax',
    severity: 'error',
    file: name,
    range: { start: { line, column }, end: { line, column: column + 1 } },
    message: 'This is not UTF-8 text',
    ...(isUtf16 && { hint: 'It looks like UTF-16: save it as UTF-8' }),
  };
}
