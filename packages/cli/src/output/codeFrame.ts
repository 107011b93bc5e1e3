import { redact } from '@opea/backstage-plugin-gmc-common';
import type { Range } from '@opea/backstage-plugin-gmc-common';
import { printable } from './printable';

/** What fits beside the line number on most screens. */
const WIDTH = 100;

/** How much is shown of what stands before the place in a longer line. */
const LEAD = 30;

/** A stretch of a line; the end is exclusive, and both count from 0. */
interface Stretch {
  text: string;
  start: number;
  end: number;
}

/**
 * The line that a range starts in, and below it a mark under the range. What
 * looks like a credential is blotted out.
 *
 * @param text - the whole document
 */
export function codeFrame(text: string, { start, end }: Range): string[] {
  const line = (text.split('\n')[start.line - 1] ?? '').replace(/\r$/, '');
  const first = start.column - 1;
  const last = end.line === start.line ? end.column - 1 : line.length;
  const shown = cut(
    blot({ text: line, start: first, end: Math.max(last, first + 1) }),
  );
  const number = String(start.line);
  const margin = ' '.repeat(number.length);
  const tabless = printable(shown.text.replaceAll('\t', '→')).trimEnd();
  return [
    `  ${number} | ${tabless}`.trimEnd(),
    `  ${margin} | ${' '.repeat(shown.start)}${'^'.repeat(
      Math.max(1, shown.end - shown.start),
    )}`,
  ];
}

/** Redacts the line; what is marked moves with what stands around it. */
function blot({ text, start, end }: Stretch): Stretch {
  const redacted = redact(text);
  if (redacted === text) {
    return { text, start, end };
  }
  let before = 0;
  while (text[before] === redacted[before]) {
    before++;
  }
  const rest = Math.min(text.length, redacted.length) - before;
  let after = 0;
  while (after < rest && text.at(-1 - after) === redacted.at(-1 - after)) {
    after++;
  }
  const moved = redacted.length - text.length;
  const secretEnd = text.length - after;
  return {
    text: redacted,
    start: start < secretEnd ? Math.min(start, before) : start + moved,
    end: end <= before ? end : Math.max(end, secretEnd) + moved,
  };
}

/** Leaves of a long line what is around the mark. */
function cut({ text, start, end }: Stretch): Stretch {
  if (text.length <= WIDTH) {
    return { text, start, end };
  }
  const from = Math.max(0, Math.min(start - LEAD, text.length - WIDTH));
  const head = from > 0 ? '…' : '';
  const tail = from + WIDTH < text.length ? '…' : '';
  const shift = head.length - from;
  return {
    text: `${head}${text.slice(from, from + WIDTH)}${tail}`,
    start: start + shift,
    end: Math.min(end, from + WIDTH) + shift,
  };
}
