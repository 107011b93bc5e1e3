/** What the router makes of a step's `condition`. */
export interface Condition {
  text: string;
  /** gjson's `#(key=="value")`: it compares by itself. */
  isQuery: boolean;
  /** A comparison of which `.` or `#` makes a path of gjson. */
  isPath: boolean;
  /** The sides of the first `==`, without the space around them. */
  comparison?: { key: string; value: string };
  /** What is between the quotes of a value that is in quotes. */
  quoted?: string;
  /** No prompt has what it asks for. */
  neverHolds: boolean;
}

export function readCondition(text: string): Condition {
  const at = text.indexOf('==');
  const isQuery = text.includes('#(');
  const comparison =
    at === -1
      ? undefined
      : { key: text.slice(0, at).trim(), value: text.slice(at + 2).trim() };
  const isPath = comparison !== undefined && /[.#]/.test(text);
  const [, , quoted] = /^(["'])(.*)\1$/.exec(comparison?.value ?? '') ?? [];
  const isNoComparison = comparison === undefined && /[=<>]/.test(text);
  return {
    text,
    isQuery,
    isPath,
    comparison,
    quoted,
    neverHolds: !isQuery && (isPath || quoted !== undefined || isNoComparison),
  };
}

/** Whether two conditions can never hold for the same prompt. */
export function isExclusive(one: Condition, other: Condition): boolean {
  if (one.neverHolds || other.neverHolds) {
    return true;
  }
  return (
    !one.isQuery &&
    !other.isQuery &&
    one.comparison !== undefined &&
    one.comparison.key === other.comparison?.key &&
    one.comparison.value !== other.comparison.value
  );
}
