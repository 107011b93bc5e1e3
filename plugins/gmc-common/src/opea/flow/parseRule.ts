import type { DiagnosticCode } from '../../diagnostics';
import { tokenize } from './tokenize';
import type { FlowToken } from './tokenize';

/** A rule of `mega_flow`: each member of a group calls each of the next. */
export interface FlowRule {
  groups: FlowToken[][];
  problems: FlowProblem[];
}

/** What is wrong with a rule, at a stretch of its text. */
export interface FlowProblem {
  code: DiagnosticCode;
  start: number;
  end: number;
  message: string;
  hint?: string;
  /** What is surely meant, in the place of a stretch of the rule. */
  replacement?: { start: number; end: number; text: string };
}

/** What a problem says beside its code, place and message. */
type Advice = Pick<FlowProblem, 'hint' | 'replacement'>;

class RuleParser {
  private readonly tokens: FlowToken[];
  private readonly problems: FlowProblem[] = [];
  private next = 0;

  constructor(private readonly rule: string) {
    this.tokens = tokenize(rule);
  }

  parse(): FlowRule {
    const groups: FlowToken[][] = [];
    if (this.tokens.length === 0) {
      this.report('flow-empty-name', 0, this.rule.length, 'The rule is empty');
    }
    while (this.peek()) {
      groups.push(this.group());
      this.arrow();
    }
    return {
      groups: groups.filter(group => group.length > 0),
      problems: this.problems,
    };
  }

  private group(): FlowToken[] {
    const token = this.peek();
    switch (token?.kind) {
      case 'name':
      case 'bad-name':
        return this.name();
      case 'open':
        return this.members();
      case 'arrow':
      case 'bad-arrow':
        this.at(
          token,
          'flow-empty-name',
          `No name stands before '${token.text}'`,
        );
        return [];
      case 'comma':
      case 'close':
        this.next++;
        this.at(
          token,
          'flow-parenthesis',
          token.kind === 'comma'
            ? 'A comma stands outside of parentheses'
            : "A ')' closes nothing",
          token.kind === 'comma'
            ? {
                hint: 'Put services that run side by side in parentheses: (a, b)',
              }
            : {},
        );
        return [];
      default:
        return [];
    }
  }

  private name(): FlowToken[] {
    const token = this.tokens[this.next++];
    if (token.kind === 'name') {
      return [token];
    }
    // Quotes inside of a YAML text stay in the name.
    const quoted = /^(['"])([A-Za-z0-9][\w.@/-]*)\1$/.exec(token.text);
    this.at(token, 'flow-name', `'${token.text}' is not a name`, {
      hint: 'A name begins with a letter or digit, and goes on with those or _ . @ / -',
      ...(quoted && { replacement: { ...token, text: quoted[2] } }),
    });
    return [];
  }

  /** The arrow after a group, or what stands in its place. */
  private arrow(): void {
    const token = this.peek();
    if (!token) {
      return;
    }
    switch (token.kind) {
      case 'arrow':
      case 'bad-arrow':
        this.next++;
        this.checkArrow(token);
        if (!this.peek()) {
          this.at(
            token,
            'flow-empty-name',
            `No name stands after '${token.text}'`,
          );
        }
        break;
      case 'comma':
      case 'close':
        // The next group reports it.
        break;
      default:
        // A comma in the arrow's place has been reported: one finding is enough.
        if (this.tokens[this.next - 1]?.kind !== 'comma') {
          this.at(
            token,
            'flow-arrow',
            `'>>' is missing before '${token.text}'`,
            { hint: 'Write a >> b', replacement: inserted('>> ', token) },
          );
        }
    }
  }

  private checkArrow(token: FlowToken): void {
    if (token.kind === 'bad-arrow') {
      this.at(token, 'flow-arrow', `'${token.text}' is no arrow`, {
        hint: "Write '>>'",
        replacement: { ...token, text: '>>' },
      });
    }
  }

  /** The members of a group in parentheses. */
  private members(): FlowToken[] {
    const open = this.tokens[this.next++];
    const members: FlowToken[] = [];
    let expectName = true;
    for (let token = this.peek(); token; token = this.peek()) {
      if (token.kind === 'close') {
        this.next++;
        if (expectName) {
          this.at(token, 'flow-empty-name', "No name stands before ')'");
        }
        return members;
      }
      if (token.kind === 'open') {
        this.next++;
        this.at(token, 'flow-parenthesis', 'Parentheses do not nest', {
          hint: 'Write the inner group as a rule of its own',
        });
        this.skipToClose();
        expectName = false;
      } else {
        expectName = this.member(token, members, expectName);
      }
    }
    this.at(open, 'flow-parenthesis', "The '(' is never closed");
    return members;
  }

  /** @returns whether a name must come next */
  private member(
    token: FlowToken,
    members: FlowToken[],
    expectName: boolean,
  ): boolean {
    if (token.kind === 'name' || token.kind === 'bad-name') {
      if (!expectName) {
        this.at(
          token,
          'flow-parenthesis',
          `A comma is missing before '${token.text}'`,
          { replacement: inserted(', ', token) },
        );
      }
      members.push(...this.name());
      return false;
    }
    this.next++;
    if (token.kind !== 'comma') {
      this.at(
        token,
        'flow-arrow',
        `'${token.text}' stands inside of parentheses`,
        { hint: 'Write the chain as a rule of its own: a >> b' },
      );
    } else if (expectName) {
      this.at(token, 'flow-empty-name', "No name stands before ','");
    }
    return true;
  }

  private skipToClose(): void {
    let depth = 1;
    while (depth > 0 && this.peek()) {
      const { kind } = this.tokens[this.next++];
      if (kind === 'open') {
        depth++;
      } else if (kind === 'close') {
        depth--;
      }
    }
  }

  private peek(): FlowToken | undefined {
    return this.tokens[this.next];
  }

  private at(
    token: FlowToken,
    code: DiagnosticCode,
    message: string,
    advice?: Advice,
  ): void {
    this.report(code, token.start, token.end, message, advice);
  }

  private report(
    code: DiagnosticCode,
    start: number,
    end: number,
    message: string,
    advice?: Advice,
  ): void {
    this.problems.push({ code, start, end, message, ...advice });
  }
}

function inserted(text: string, { start }: FlowToken) {
  return { start, end: start, text };
}

/**
 * Parses `rule := group ('>>' group)*`,
 * `group := name | '(' name (',' name)* ')'`. OPEA's own reader takes anything
 * for a name; here all else is a problem, and what is around it is still read.
 */
export function parseRule(rule: string): FlowRule {
  return new RuleParser(rule).parse();
}
