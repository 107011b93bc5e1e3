/** Black's limit. */
const WIDTH = 88;
const STEP = '    ';

/** A Python expression: an atom as it is written, or a call (a tuple, if of ''). */
export type Expression = string | { call: string; args: readonly Expression[] };

/**
 * Writes an expression as Black formats it: on one line where it fits, else
 * what is in parentheses on lines of its own.
 *
 * @param before - what stands before it on its line: `host=`
 * @param after - what stands behind it: `,`
 */
export function writeExpression(
  expression: Expression,
  indent: string,
  before = '',
  after = '',
): string {
  const line = `${indent}${before}${onOneLine(expression)}${after}\n`;
  if (typeof expression === 'string' || fits(line)) {
    return line;
  }
  const { call, args } = expression;
  const deeper = indent + STEP;
  const inner = `${deeper}${args.map(onOneLine).join(', ')}\n`;
  const comma = args.length > 1 ? ',' : '';
  const body = fits(inner)
    ? inner
    : args.map(arg => writeExpression(arg, deeper, '', comma)).join('');
  return `${indent}${before}${call}(\n${body}${indent})${after}\n`;
}

/** A list with each of its items on a line of its own. */
export function writeList(name: string, items: readonly Expression[]): string {
  const lines = items.map(item => writeExpression(item, STEP, '', ','));
  return `${name} = [\n${lines.join('')}]\n`;
}

/** A call with each of its named arguments on a line of its own. */
export function writeCall(
  before: string,
  args: Readonly<Record<string, Expression>>,
  indent = '',
): string {
  const lines = Object.entries(args).map(([name, value]) =>
    writeExpression(value, indent + STEP, `${name}=`, ','),
  );
  return `${indent}${before}(\n${lines.join('')}${indent})\n`;
}

function onOneLine(expression: Expression): string {
  return typeof expression === 'string'
    ? expression
    : `${expression.call}(${expression.args.map(onOneLine).join(', ')})`;
}

/** @param line - with its line break */
function fits(line: string): boolean {
  return line.length <= WIDTH + 1;
}

/** Breaks a text between words into lines that begin with a prefix. */
export function wrapText(text: string, prefix = ''): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 && `${lines.at(-1)} ${word}`;
    if (longer && longer.length <= WIDTH) {
      lines[lines.length - 1] = longer;
    } else {
      lines.push(prefix + word);
    }
  }
  return lines.map(line => `${line.trimEnd()}\n`).join('');
}
