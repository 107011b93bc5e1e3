import type * as z from 'zod/mini';

const TYPES: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map',
  record: 'a map',
};

/** What a value must be, in the words of our other findings: "a list". */
export function describeIssue(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? 'a list with something in it'
        : `at least ${
            issue.inclusive ? issue.minimum : Number(issue.minimum) + 1
          }`;
    case 'too_big':
      return `at most ${issue.maximum}`;
    default:
      // The schema's own words, for formats.
      return issue.message;
  }
}
