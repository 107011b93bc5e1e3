import type { DiagnosticCode } from '../diagnostics';
import { didYouMean } from '../diagnostics/didYouMean';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { describeKind } from './YamlValue';
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from './YamlValue';

/**
 * Reads the keys of a map one by one, reports those of the wrong type, and in
 * the end those that nobody asked for.
 */
export class MapReader {
  private readonly asked = new Set<string>();
  private readonly allowed: ReadonlySet<string>[] = [];

  /** @param where - the map in words: "the service 'llm'" */
  constructor(
    readonly map: YamlMap,
    private readonly where: string,
    private readonly report: DiagnosticReport,
  ) {}

  /** The entry of a key, null values aside: they say nothing. */
  entry(key: string): YamlEntry | undefined {
    this.asked.add(key);
    const entry = this.map.entries.get(key);
    return entry && !isNothing(entry.value) ? entry : undefined;
  }

  /**
   * Whether one of several keys says something; all of them count as asked for.
   * Quicker than asking for each, where mostly none is there.
   */
  hasAny(keys: ReadonlySet<string>): boolean {
    this.allowed.push(keys);
    for (const { key, value } of this.map.entries.values()) {
      if (keys.has(key) && !isNothing(value)) {
        return true;
      }
    }
    return false;
  }

  /** A text; a number counts as one, as in a model called 7. */
  text(key: string): YamlScalar | undefined {
    const value = this.entry(key)?.value;
    if (
      value &&
      (value.kind !== 'scalar' || typeof value.value === 'boolean')
    ) {
      this.wrongType(key, value, 'a text');
      return undefined;
    }
    return value;
  }

  oneOf<T extends string>(key: string, choices: readonly T[]): T | undefined {
    const scalar = this.text(key);
    const choice = choices.find(candidate => candidate === scalar?.text);
    if (scalar && !choice) {
      this.report.error(
        'wrong-type',
        scalar.range,
        `${this.what(key)} must be one of ${choices.join(', ')}`,
        () => didYouMean(scalar.text, choices, scalar.range),
      );
    }
    return choice;
  }

  /** A whole number within bounds, in digits or as a text of digits. */
  integer(
    key: string,
    bounds: { min: number; max: number; code: DiagnosticCode },
  ): number | undefined {
    const value = this.entry(key)?.value;
    if (!value) {
      return undefined;
    }
    const number =
      value.kind === 'scalar' && /^\d{1,9}$/.test(value.text)
        ? Number(value.text)
        : undefined;
    if (number === undefined || number < bounds.min || number > bounds.max) {
      this.report.error(
        bounds.code,
        value.range,
        `${this.what(key)} must be a whole number from ${bounds.min} to ${
          bounds.max
        }`,
      );
      return undefined;
    }
    return number;
  }

  mapping(key: string): YamlMap | undefined {
    const value = this.entry(key)?.value;
    if (value && value.kind !== 'map') {
      this.wrongType(key, value, 'a map');
      return undefined;
    }
    return value;
  }

  wrongType(key: string, value: YamlValue, wanted: string): void {
    this.report.error(
      'wrong-type',
      value.range,
      `${this.what(key)} must be ${wanted}, not ${describeKind(value)}`,
    );
  }

  /** Warns of the keys that were not asked for; `x-…` is everybody's own. */
  finish(): void {
    for (const { key, keyRange } of this.map.entries.values()) {
      if (!this.isKnown(key) && !key.startsWith('x-')) {
        this.report.warning(
          'unknown-key',
          keyRange,
          `The key '${key}' of ${this.where} is not read`,
          () => ({
            hint: "Keys of your own begin with 'x-'",
            ...didYouMean(key, this.unused(), keyRange),
          }),
        );
      }
    }
  }

  /** The keys that could have been meant: those that are not there. */
  private *unused(): Iterable<string> {
    for (const keys of [this.asked, ...this.allowed]) {
      for (const key of keys) {
        if (!this.map.entries.has(key)) {
          yield key;
        }
      }
    }
  }

  private isKnown(key: string): boolean {
    return this.asked.has(key) || this.allowed.some(keys => keys.has(key));
  }

  private what(key: string): string {
    return `'${key}' of ${this.where}`;
  }
}

function isNothing(value: YamlValue): boolean {
  return value.kind === 'scalar' && value.value === null;
}
