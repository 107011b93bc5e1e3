import type { Scalar } from 'yaml';
import type { Range } from '../diagnostics';
import type { SourceText } from './SourceText';

/**
 * Tells where a stretch of a scalar's text stands in the document, through
 * quotes, folded lines and indentation. The whole scalar where that can't be
 * told, as with escapes.
 */
export function scalarRanges(
  source: SourceText,
  node: Scalar,
  text: string,
): (start: number, end: number) => Range {
  const [nodeStart, nodeEnd] = node.range ?? [0, 0];
  let offsets: number[] | undefined;
  let aligned = false;
  return (start, end) => {
    if (!aligned) {
      offsets = align(source.text, text, nodeStart, nodeEnd, node.type);
      aligned = true;
    }
    if (!offsets) {
      return source.range(nodeStart, nodeEnd);
    }
    const first = offsets[start] ?? nodeEnd;
    // The end of the last character, not the start of the next: lines may lie
    // between the two.
    const last = end > start ? (offsets[end - 1] ?? nodeEnd - 1) + 1 : first;
    return source.range(first, last);
  };
}

/** The offset in the document of each UTF-16 unit of a text. */
function align(
  document: string,
  text: string,
  nodeStart: number,
  nodeEnd: number,
  type: Scalar['type'],
): number[] | undefined {
  let cursor = nodeStart;
  if (type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') {
    cursor = document.indexOf('\n', nodeStart) + 1;
  } else if (type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') {
    cursor++;
  }
  const offsets: number[] = [];
  for (let index = 0; index < text.length; index++) {
    const blank = isBlank(text[index]);
    // Indentation and line breaks that were folded away.
    while (!blank && cursor < nodeEnd && isBlank(document[cursor])) {
      cursor++;
    }
    if (cursor >= nodeEnd || (!blank && document[cursor] !== text[index])) {
      return undefined;
    }
    offsets.push(cursor);
    cursor++;
  }
  return offsets;
}

function isBlank(character: string): boolean {
  return /\s/.test(character);
}
