import { applyEdits } from '../../diagnostics';
import { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import { readYaml } from '../../yaml/readYaml';
import { at } from '../../yaml/YamlValue';
import type { YamlMap } from '../../yaml/YamlValue';
import { insertEntry } from './insertEntry';

/** Writes `c: 3` behind `a` in the map that `map` holds. */
function withEntry(text: string): string | undefined {
  const { documents } = readYaml(text, new DiagnosticReport());
  const map = at(documents[0], 'map') as YamlMap;
  const edit = insertEntry(
    map,
    map.entries.get('a')!,
    'c: 3',
    text.split('\n'),
  );
  return edit && applyEdits(text, [edit, edit]);
}

describe('insertEntry', () => {
  it.each([
    ['map: {a: 1, b: 2}', 'map: {a: 1, c: 3, b: 2}'],
    ['map:\n  a: 1\n  b: 2\n', 'map:\n  a: 1\n  c: 3\n  b: 2\n'],
    ['map:\n  a: x # why\n', 'map:\n  a: x # why\n  c: 3\n'],
    ['map:\r\n  a: x\r\n  b: 2\r\n', 'map:\r\n  a: x\r\n  c: 3\r\n  b: 2\r\n'],
    ['map:\n  a: 1', 'map:\n  a: 1\n  c: 3'],
  ])('writes in the style of %j', (text, expected) => {
    expect(withEntry(text)).toBe(expected);
  });

  it('does not write into what is used elsewhere too', () => {
    expect(withEntry('base: &b {a: 1}\nmap: *b')).toBeUndefined();
  });
});
