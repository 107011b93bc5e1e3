import { parse } from 'yaml';
import { applyEdits } from '../../diagnostics';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { readYaml } from '../../yaml/readYaml';
import { at } from '../../yaml/YamlValue';
import type { YamlMap } from '../../yaml/YamlValue';
import { deleteEntries } from './deleteEntries';

/** Deletes keys of the map that `config` holds. */
function without(text: string, ...keys: string[]): string | undefined {
  const { documents } = readYaml(text, new DiagnosticReport());
  const root = documents[0] as YamlMap;
  const edits = deleteEntries(
    {
      map: at(root, 'config') as YamlMap,
      keyRange: root.entries.get('config')?.keyRange,
    },
    keys,
    text.split('\n'),
  );
  return edits && applyEdits(text, edits);
}

describe('deleteEntries', () => {
  it.each([
    [
      'a whole line',
      'config:\n  a: 1\n  old: 2\n  b: 3\n',
      'config:\n  a: 1\n  b: 3\n',
    ],
    [
      'a line, but not the comment on it',
      'config:\n  a: 1\n  old: 2 # why\n  b: 3\n',
      'config:\n  a: 1\n  # why\n  b: 3\n',
    ],
    [
      'the last line of a text that ends in it',
      'config:\n  a: 1\n  old: 2',
      'config:\n  a: 1\n',
    ],
    [
      'lines of a text of Windows',
      'config:\r\n  old: 2\r\n  b: 3\r\n  old2: 2 # why\r\n',
      'config:\r\n  b: 3\r\n  # why\r\n',
    ],
    [
      'a text of several lines',
      'config:\n  old: |\n    x\n    y\n  b: 3\n',
      'config:\n  b: 3\n',
    ],
    [
      'an entry in braces',
      'config: {a: 1, old: 2, b: 3}',
      'config: {a: 1, b: 3}',
    ],
    [
      'neighbours in braces',
      'config: {old: 1, old2: 2, b: 3, old3: 4}',
      'config: {b: 3}',
    ],
    [
      'a line within braces',
      'config: {\n  a: 1, # one\n  old: 2\n}',
      'config: {\n  a: 1, # one\n}',
    ],
    [
      'what stands before others of its line',
      'config: {a: 1,\n old: 2, b: 3,\n c: 4}',
      'config: {a: 1,\n b: 3,\n c: 4}',
    ],
    ['all there is in braces', 'config: {old: 1, old2: 2}', 'config: {}'],
    [
      'all there is',
      'config: # old\n  # what\n  old: 1\n  old2: 2\nb: 3\n',
      'config: {} # old\n  # what\nb: 3\n',
    ],
  ])('takes out %s', (_what, text, expected) => {
    const result = without(text, 'old', 'old2', 'old3');
    expect(result).toBe(expected);
    expect(parse(result ?? '')).toHaveProperty('config');
  });

  it.each([
    ['merged in', 'base: &b {old: 1, a: 2}\nconfig: {<<: *b, c: 3}'],
    ['written elsewhere', 'base: &b {old: 1}\nconfig: *b'],
    ['followed from elsewhere', 'config: {old: &o 1, a: 2}\nb: *o'],
    ['in front of a merge', 'b: &b {a: 1}\nconfig: {c: 1, <<: *b, old: 2}'],
    ['on a line with others', 'config: {a: 1,\n  b: 2, old: |-\n  x}'],
  ])('leaves alone what is %s', (_what, text) => {
    expect(without(text, 'old')).toBeUndefined();
  });
});
