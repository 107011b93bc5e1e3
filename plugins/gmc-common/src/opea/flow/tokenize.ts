/**
 * A piece of a rule with its place in the rule's text. `bad-arrow` is what
 * stands where `>>` is meant; `bad-name` what no name may contain.
 */
export interface FlowToken {
  kind:
    | 'name'
    | 'arrow'
    | 'open'
    | 'close'
    | 'comma'
    | 'bad-arrow'
    | 'bad-name';
  text: string;
  start: number;
  end: number;
}

const PATTERNS: [FlowToken['kind'], RegExp][] = [
  ['arrow', />>(?!>)/y],
  ['bad-arrow', /[-=]?>+|[→⇒➔➜]|=>|\|/y],
  ['open', /\(/y],
  ['close', /\)/y],
  ['comma', /,/y],
  // A name may end in "-", but in "a->b" that belongs to the arrow.
  ['name', /[A-Za-z0-9](?:[A-Za-z0-9_.@/]|-(?!>))*(?![^\s(),>|→⇒➔➜=-])/y],
  ['bad-name', /(?:[^\s(),>|→⇒➔➜=-]|[-=](?!>))+/y],
];

/** Cuts a rule of `mega_flow` into tokens; nothing but blanks is left out. */
export function tokenize(rule: string): FlowToken[] {
  const tokens: FlowToken[] = [];
  let start = 0;
  while (start < rule.length) {
    if (/\s/.test(rule[start])) {
      start++;
      continue;
    }
    const token = tokenAt(rule, start);
    tokens.push(token);
    start = token.end;
  }
  return tokens;
}

function tokenAt(rule: string, start: number): FlowToken {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = start;
    const match = pattern.exec(rule);
    if (match && match[0] !== '') {
      const text = match[0];
      return { kind, text, start, end: start + text.length };
    }
  }
  return { kind: 'bad-name', text: rule[start], start, end: start + 1 };
}
