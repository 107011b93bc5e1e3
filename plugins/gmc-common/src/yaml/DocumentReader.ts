import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Document, Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Range } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { scalarRanges } from './scalarRange';
import type { SourceText } from './SourceText';
import { yaml11Reading } from './yaml11';
import type { YamlEntry, YamlScalar, YamlValue } from './YamlValue';

const MAX_DEPTH = 64;

/** Values of one document, aliases expanded. */
const MAX_VALUES = 200_000;

/** Turns one parsed document into values that know their places. */
export class DocumentReader {
  private readonly anchors = new Map<string, Node>();
  private readonly expanding = new Set<Node>();
  private values = 0;
  private exhausted = false;

  constructor(
    private readonly source: SourceText,
    private readonly report: DiagnosticReport,
  ) {}

  read(document: Document.Parsed): YamlValue | undefined {
    return document.contents ? this.value(document.contents, 0) : undefined;
  }

  /** @param used - where the value is used, if that is an alias of it */
  private value(node: Node, depth: number, used?: Range): YamlValue {
    const range = used ?? this.rangeOf(node);
    if (!this.afford(node, depth, range)) {
      return emptyScalar(range);
    }
    if (isAlias(node)) {
      return this.aliased(node.source, depth, range);
    }
    if (!('anchor' in node) || !node.anchor) {
      return this.content(node, depth, range);
    }
    if (!used) {
      this.anchors.set(node.anchor, node);
    }
    // An anchor on a collection can be referred to from inside of it.
    this.expanding.add(node);
    const value = this.content(node, depth, range);
    this.expanding.delete(node);
    return value;
  }

  private content(node: Node, depth: number, range: Range): YamlValue {
    if (isMap(node)) {
      return { kind: 'map', range, entries: this.entries(node, depth) };
    }
    if (isSeq(node)) {
      return { kind: 'list', range, items: this.items(node, depth) };
    }
    return isScalar(node) ? this.scalar(node, range) : emptyScalar(range);
  }

  private aliased(name: string, depth: number, range: Range): YamlValue {
    const target = this.anchors.get(name);
    // The parser has reported an alias of nothing.
    if (!target) {
      return emptyScalar(range);
    }
    if (this.expanding.has(target)) {
      this.report.error(
        'alias-expansion',
        range,
        `The alias *${name} stands inside of what it refers to`,
      );
      return emptyScalar(range);
    }
    return this.value(target, depth + 1, range);
  }

  private entries(map: YAMLMap, depth: number): Map<string, YamlEntry> {
    const entries = new Map<string, YamlEntry>();
    const merged: YamlValue[] = [];
    for (const pair of map.items) {
      if (isMergeKey(pair)) {
        merged.push(this.entryValue(pair, depth));
        continue;
      }
      const entry = this.entry(pair, depth);
      const earlier = entry && entries.get(entry.key);
      if (earlier) {
        this.report.error(
          'duplicate-key',
          entry.keyRange,
          `The key '${entry.key}' is there twice; readers silently take the last`,
          {
            hint: 'Delete one of the two',
            related: [{ range: earlier.keyRange, message: 'The first one' }],
          },
        );
      }
      if (entry) {
        entries.set(entry.key, entry);
      }
    }
    for (const value of merged) {
      mergeInto(entries, value);
    }
    return entries;
  }

  private entry(pair: Pair, depth: number): YamlEntry | undefined {
    const key = pair.key as Node | null;
    if (!isScalar(key)) {
      this.report.error(
        'wrong-type',
        key ? this.rangeOf(key) : this.source.range(0, 0),
        'A key must be a text',
      );
      return undefined;
    }
    const scalar = this.scalar(key, this.rangeOf(key));
    return {
      key: scalar.text,
      keyRange: scalar.range,
      value: this.entryValue(pair, depth),
    };
  }

  private entryValue(pair: Pair, depth: number): YamlValue {
    return pair.value
      ? this.value(pair.value as Node, depth + 1)
      : emptyScalar(this.rangeOf(pair.key as Node));
  }

  private items(list: YAMLSeq, depth: number): YamlValue[] {
    const items: YamlValue[] = [];
    for (const item of list.items) {
      if (this.exhausted) {
        break;
      }
      items.push(this.value(item as Node, depth + 1));
    }
    return items;
  }

  private scalar(node: Scalar, range: Range): YamlScalar {
    const { value } = node;
    const plain = node.type === 'PLAIN' || node.type === undefined;
    if (plain && node.source && !node.tag) {
      this.compareVersions(node.source, value, range);
    }
    const text = typeof value === 'string' ? value : node.source ?? '';
    return {
      kind: 'scalar',
      range,
      value: isPlainValue(value) ? value : text,
      text,
      rangeWithin: scalarRanges(this.source, node, text),
    };
  }

  private compareVersions(source: string, value: unknown, range: Range): void {
    const reading = yaml11Reading(source, value);
    if (reading !== undefined) {
      this.report.warning(
        'yaml-1-1',
        range,
        `${source} is ${
          typeof value === 'string' ? 'a text' : String(value)
        } here, and ${reading} to readers of YAML 1.1, such as OPEA's own and kubectl`,
        { hint: `Write "${source}" in quotes if you mean the text` },
      );
    }
  }

  /** Counts a value; says so, once, when a bound is reached. */
  private afford(node: Node, depth: number, range: Range): boolean {
    this.values++;
    if (this.exhausted) {
      return false;
    }
    if (depth > MAX_DEPTH) {
      this.report.error(
        'document-too-deep',
        range,
        `The document is nested more than ${MAX_DEPTH} levels deep`,
      );
      this.exhausted = true;
    } else if (this.values > MAX_VALUES) {
      this.reportTooMany(isAlias(node), range);
      this.exhausted = true;
    }
    return !this.exhausted;
  }

  private reportTooMany(alias: boolean, range: Range): void {
    if (alias || this.anchors.size > 0) {
      this.report.error(
        'alias-expansion',
        range,
        `With its aliases expanded the document has more than ${MAX_VALUES} values`,
      );
    } else {
      this.report.error(
        'document-too-large',
        range,
        `The document has more than ${MAX_VALUES} values`,
      );
    }
  }

  private rangeOf(node: Node): Range {
    const [start, end] = node.range ?? [0, 0];
    return this.source.range(start, trimmedEnd(this.source.text, start, end));
  }
}

/** A block collection's range reaches to the next token: end it with its text. */
function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end;
  while (trimmed > start && /\s/.test(text[trimmed - 1])) {
    trimmed--;
  }
  return trimmed;
}

function isMergeKey({ key }: Pair): boolean {
  return (
    isScalar(key) &&
    key.source === '<<' &&
    (key.type === 'PLAIN' || key.type === undefined)
  );
}

/** What is written in the map itself goes before what is merged into it. */
function mergeInto(entries: Map<string, YamlEntry>, value: YamlValue): void {
  const sources = value.kind === 'list' ? value.items : [value];
  for (const source of sources) {
    if (source.kind === 'map') {
      for (const [key, entry] of source.entries) {
        if (!entries.has(key)) {
          entries.set(key, entry);
        }
      }
    }
  }
}

function isPlainValue(value: unknown): value is YamlScalar['value'] {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  );
}

function emptyScalar(range: Range): YamlScalar {
  return {
    kind: 'scalar',
    range,
    value: null,
    text: '',
    rangeWithin: () => range,
  };
}
