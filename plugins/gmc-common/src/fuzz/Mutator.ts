/** What YAML, flows and connectors are sensitive to. */
const PIECES = [
  ...[': ', '- ', '? ', '| ', '>-\n', '# ', '\n', '\r\n', '\t', '  ', '\uFEFF'],
  ...[
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ',',
    '&a ',
    '*a',
    '<<: *a\n',
    '!!map ',
    '---\n',
  ],
  ...[
    '>>',
    '>>>',
    '(',
    ')',
    ' → ',
    'null',
    'true',
    '010',
    '22:22',
    '-1',
    '1e9',
  ],
  ...[
    'http://u:p@h',
    'https://',
    '/v1/',
    '${HF_TOKEN}',
    '$',
    '$$',
    "'---'",
    '\0',
    '🙂',
  ],
  ...[
    'endpoint',
    'model',
    'mega_flow',
    'opea_micro_services',
    'steps',
    'nodeName',
  ],
];

/** Changes documents at random, and the same way again for the same seed. */
export class Mutator {
  constructor(
    private readonly documents: readonly string[],
    private state: number,
  ) {}

  /** The next document: one of those given, changed in a few places. */
  next(): string {
    let text = this.pick(this.documents);
    for (let changes = this.below(6) + 1; changes > 0; changes--) {
      text = this.change(text);
    }
    return text;
  }

  private change(text: string): string {
    const start = this.below(text.length + 1);
    const end = Math.min(text.length, start + this.below(40));
    const piece = this.pick(PIECES);
    switch (this.below(6)) {
      case 0:
        return text.slice(0, start) + text.slice(end);
      case 1:
        return text.slice(0, start) + piece + text.slice(end);
      case 2:
        return (
          text.slice(0, start) +
          piece.repeat(this.below(50)) +
          text.slice(start)
        );
      case 3:
        return text.slice(0, end) + text.slice(start);
      case 4:
        return this.withLineMoved(text);
      default:
        return this.crossed(text, start);
    }
  }

  private withLineMoved(text: string): string {
    const lines = text.split('\n');
    const [line] = lines.splice(this.below(lines.length), 1);
    const indentation = ' '.repeat(this.below(9));
    lines.splice(
      this.below(lines.length + 1),
      0,
      indentation + line.trimStart(),
    );
    return lines.join('\n');
  }

  /** The beginning of one document, and the end of another. */
  private crossed(text: string, at: number): string {
    const other = this.pick(this.documents);
    return text.slice(0, at) + other.slice(this.below(other.length + 1));
  }

  private pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** A whole number from 0 to below the limit; Marsaglia's xorshift. */
  private below(limit: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % limit;
  }
}
