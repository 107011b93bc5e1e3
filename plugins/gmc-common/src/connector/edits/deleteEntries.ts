import type { Position, Range, TextEdit } from '../../diagnostics';
import type { YamlEntry, YamlMap } from '../../yaml/YamlValue';
import { comparePositions, isWithin } from './positions';

/** The map that entries are deleted from. */
interface Holder {
  map: YamlMap;
  /** The key whose value the map is, if it is one. */
  keyRange?: Range;
}

/**
 * Takes entries out of a map and leaves all else as it is, comments included.
 * A map that would be left without entries becomes `{}`.
 *
 * @param lines - the text that the map is in
 * @returns undefined where the entries are written in a way that can't be told
 * apart from what is around them: merged from elsewhere, with an anchor, …
 */
export function deleteEntries(
  { map, keyRange }: Holder,
  keys: readonly string[],
  lines: readonly string[],
): TextEdit[] | undefined {
  const entries = [...map.entries.values()];
  const dead = entries.filter(({ key }) => keys.includes(key));
  if (!dead.every(entry => isPlain(entry, map, lines))) {
    return undefined;
  }
  const { start } = map.range;
  if (
    lines[start.line - 1][start.column - 1] === '{' &&
    areNeighbours(entries, lines)
  ) {
    return deleteFromLine(entries, dead, lines);
  }
  const edits = dead.map(entry => deleteLines(entry, lines));
  if (dead.length === entries.length) {
    edits.unshift(keyRange && emptyMap(keyRange, lines));
  }
  return allOf(edits);
}

/** `{a: 1, b: 2}`: runs of entries go together with one of their commas. */
function deleteFromLine(
  entries: readonly YamlEntry[],
  dead: readonly YamlEntry[],
  lines: readonly string[],
): TextEdit[] | undefined {
  const edits: (TextEdit | undefined)[] = [];
  for (let index = 0; index < entries.length; index++) {
    if (!dead.includes(entries[index])) {
      continue;
    }
    const first = index;
    while (dead.includes(entries[index + 1])) {
      index++;
    }
    const from = entries[first].keyRange.start;
    const to = entries[index].value.range.end;
    const next = entries[index + 1]?.keyRange.start;
    const previous = next ? undefined : entries[first - 1]?.value.range.end;
    if ((previous ?? from).line === (next ?? to).line) {
      edits.push(remove(previous ?? from, next ?? to));
    } else {
      edits.push(
        ...entries
          .slice(first, index + 1)
          .map(entry => deleteLines(entry, lines)),
      );
    }
  }
  return allOf(edits);
}

/** An entry that has its lines for itself, but for a comma or a comment. */
function deleteLines(
  { keyRange: { start }, value }: YamlEntry,
  lines: readonly string[],
): TextEdit | undefined {
  const { end } = value.range;
  const before = lines[start.line - 1].slice(0, start.column - 1);
  const after = lines[end.line - 1].slice(end.column - 1);
  if (!/^\s*$/.test(before) || !/^\s*,?\s*(#.*)?\r?$/.test(after)) {
    return undefined;
  }
  const comment = after.indexOf('#');
  return comment === -1
    ? remove({ line: start.line, column: 1 }, { line: end.line + 1, column: 1 })
    : remove(start, { line: end.line, column: end.column + comment });
}

/** Writes `{}` behind a key whose entries are deleted line by line. */
function emptyMap(
  { end }: Range,
  lines: readonly string[],
): TextEdit | undefined {
  const after = lines[end.line - 1].slice(end.column - 1);
  const colon = after.indexOf(':');
  if (!/^\s*:\s*(#.*)?\r?$/.test(after)) {
    return undefined;
  }
  // Not an insertion: given twice, it is to be done once.
  const start = { line: end.line, column: end.column + colon };
  const range = { start, end: { ...start, column: start.column + 1 } };
  return { range, newText: ': {}' };
}

/** Written in the map itself, and without an anchor that others may follow. */
function isPlain(
  { keyRange, value }: YamlEntry,
  map: YamlMap,
  lines: readonly string[],
): boolean {
  const { end } = keyRange;
  const { start } = value.range;
  const between = lines[end.line - 1].slice(
    end.column - 1,
    start.line === end.line ? start.column - 1 : undefined,
  );
  return (
    isWithin(keyRange, map.range) &&
    isWithin(value.range, map.range) &&
    /^\s*:\s*$/.test(between)
  );
}

/** Nothing stands between the entries: what is merged in is elsewhere. */
function areNeighbours(
  entries: readonly YamlEntry[],
  lines: readonly string[],
): boolean {
  return entries.every(({ keyRange: { start } }, index) => {
    const end = entries[index - 1]?.value.range.end ?? start;
    const between = lines[end.line - 1].slice(end.column - 1, start.column - 1);
    return (
      comparePositions(end, start) <= 0 &&
      (end.line !== start.line || /^(\s*,\s*)?$/.test(between))
    );
  });
}

function allOf(
  edits: readonly (TextEdit | undefined)[],
): TextEdit[] | undefined {
  const found = edits.filter(edit => edit !== undefined);
  return found.length === edits.length ? found : undefined;
}

function remove(start: Position, end: Position): TextEdit {
  return { range: { start, end }, newText: '' };
}
