import type { TextEdit } from '../../diagnostics';
import type { YamlEntry, YamlMap } from '../../yaml/YamlValue';
import { isWithin } from './positions';

/**
 * Writes an entry into a map, behind another one and in the same style. The
 * edit covers the value that it stands behind, so that, given twice, it is done
 * once.
 *
 * @param entry - `key: value`
 * @param lines - the text that the map is in
 * @returns undefined where the map is written elsewhere, or in a way that has no
 * such place
 */
export function insertEntry(
  map: YamlMap,
  behind: YamlEntry,
  entry: string,
  lines: readonly string[],
): TextEdit | undefined {
  const { range } = behind.value;
  const { start, end } = range;
  if (!isWithin(range, map.range) || start.line !== end.line) {
    return undefined;
  }
  const line = lines[start.line - 1];
  const value = line.slice(start.column - 1, end.column - 1);
  if (isInBraces(map, lines)) {
    return { range, newText: `${value}, ${entry}` };
  }
  const [, rest, lineBreak] =
    /^(\s*?(?:#.*?)?)(\r?)$/.exec(line.slice(end.column - 1)) ?? [];
  if (rest === undefined) {
    return undefined;
  }
  const indent = ' '.repeat(behind.keyRange.start.column - 1);
  return {
    range: {
      start,
      end: { line: end.line, column: end.column + rest.length },
    },
    newText: `${value}${rest}${lineBreak}\n${indent}${entry}`,
  };
}

function isInBraces({ range }: YamlMap, lines: readonly string[]): boolean {
  const { line, column } = range.start;
  return lines[line - 1][column - 1] === '{';
}
