import { UniqueNames } from '../UniqueNames';

/** Python's keywords, and what the program itself uses or defines. */
const RESERVED = (
  'and as assert async await break class continue def del elif else except ' +
  'finally for from global if import in is lambda nonlocal not or pass raise ' +
  'return try while with yield ' +
  'aiter anext bytes dict float int isinstance iter str super tuple ' +
  'aiohttp os signal logger orchestrator begun answer main'
).split(' ');

/** The variable of the program for each service, in the same order. */
export function pythonVariables(names: readonly string[]): string[] {
  const variables = new UniqueNames([]);
  return names.map(name => variables.take(variableFor(name)));
}

/** Longer names would not leave room for anything else on a line. */
const MAX_LENGTH = 40;

/** `LLM-2` as `llm_2`, `class` as `class_`. */
function variableFor(name: string): string {
  const variable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, MAX_LENGTH)
    .replace(/^_|_$/g, '');
  if (RESERVED.includes(variable)) {
    return `${variable}_`;
  }
  return /^[a-z]/.test(variable) ? variable : `service_${variable}`;
}
