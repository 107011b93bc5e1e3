import type { Range } from '../../diagnostics';
import { didYouMean } from '../../diagnostics/didYouMean';
import type { FindingDetails } from '../../diagnostics/DiagnosticReport';
import { NOWHERE } from '../../diagnostics/nowhere';
import { nearest } from '../../names';
import { at } from '../../yaml/YamlValue';
import type { YamlValue } from '../../yaml/YamlValue';

export type Path = readonly (string | number)[];

/** Where the parts of a list of components are written. */
export interface Places {
  /** The value at a path, or what stands next to where it should be. */
  value(path: Path): Range;
  /** The key at the end of a path. */
  key(path: Path): Range;
  /** What to say to somebody whose name at a place is not there. */
  suggest(
    name: string,
    candidates: Iterable<string>,
    range: Range,
  ): FindingDetails;
}

/** Components in a YAML text. */
export class TextPlaces implements Places {
  readonly suggest = suggestFix;

  constructor(private readonly list: YamlValue) {}

  value(path: Path): Range {
    const found = at(this.list, ...path);
    if (found || path.length === 0) {
      return (found ?? this.list).range;
    }
    const around = at(this.list, ...path.slice(0, -1));
    const [first] = around?.kind === 'map' ? around.entries.values() : [];
    return first?.keyRange ?? this.value(path.slice(0, -1));
  }

  key(path: Path): Range {
    const around = at(this.list, ...path.slice(0, -1));
    const entry =
      around?.kind === 'map'
        ? around.entries.get(String(path.at(-1)))
        : undefined;
    return entry?.keyRange ?? this.value(path);
  }
}

function suggestFix(
  name: string,
  candidates: Iterable<string>,
  range: Range,
): FindingDetails {
  return didYouMean(name, candidates, range);
}

/** Components of which only the values are known: there is nothing to edit. */
export const NO_PLACES: Places = {
  value: () => NOWHERE,
  key: () => NOWHERE,
  suggest(name, candidates) {
    const near = nearest(name, candidates);
    return near === undefined ? {} : { hint: `Did you mean '${near}'?` };
  },
};
