import type { MapReader } from '../../yaml/MapReader';
import type { YamlScalar } from '../../yaml/YamlValue';

/** Reads a key that holds a text, or a list of texts. */
export function readTexts(reader: MapReader, key: string): YamlScalar[] {
  const value = reader.entry(key)?.value;
  if (value?.kind === 'scalar') {
    return [value];
  }
  if (value?.kind === 'map') {
    reader.wrongType(key, value, 'a text or a list of texts');
    return [];
  }
  const texts: YamlScalar[] = [];
  for (const item of value?.items ?? []) {
    if (item.kind === 'scalar' && item.value !== null) {
      texts.push(item);
    } else {
      reader.wrongType(key, item, 'a list of texts');
    }
  }
  return texts;
}
