import type { Fix } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { didYouMean } from '../diagnostics/didYouMean';
import type { YamlMap, YamlScalar, YamlValue } from '../yaml/YamlValue';
import { comparePositions } from './edits/positions';
import type { Shape } from './schema';

/**
 * Compares a value with the form it must have, and says what differs in the
 * words of the API server.
 *
 * @param path - where the value stands: `spec.nodes.root`
 */
export function checkShape(
  value: YamlValue,
  shape: Shape,
  path: string,
  report: DiagnosticReport,
): void {
  switch (shape.type) {
    case 'object':
      if (value.kind === 'map') {
        checkFields(value, shape, path, report);
        return;
      }
      break;
    case 'map':
      if (value.kind === 'map') {
        for (const entry of value.entries.values()) {
          checkShape(entry.value, shape.values, join(path, entry.key), report);
        }
        return;
      }
      break;
    case 'list':
      if (value.kind === 'list') {
        for (const [index, item] of value.items.entries()) {
          checkShape(item, shape.items, `${path}[${index}]`, report);
        }
        return;
      }
      break;
    case 'string':
      if (value.kind === 'scalar' && typeof value.value === 'string') {
        checkEnum(value, shape.enum, path, report);
        return;
      }
      break;
    case 'boolean':
      if (value.kind === 'scalar' && typeof value.value === 'boolean') {
        return;
      }
      break;
    default:
      return;
  }
  reportType(value, shape, path, report);
}

function checkFields(
  map: YamlMap,
  { fields, required = [] }: Extract<Shape, { type: 'object' }>,
  path: string,
  report: DiagnosticReport,
): void {
  for (const key of required) {
    if (!map.entries.has(key)) {
      report.error(
        'missing-key',
        map.range,
        `${join(path, key)}: Required value`,
      );
    }
  }
  const missing = Object.keys(fields).filter(key => !map.entries.has(key));
  for (const { key, keyRange, value } of map.entries.values()) {
    if (Object.hasOwn(fields, key)) {
      checkShape(value, fields[key], join(path, key), report);
    } else {
      report.error(
        'unknown-field',
        keyRange,
        `strict decoding error: unknown field "${join(path, key)}"`,
        {
          hint: 'kubectl refuses it; the API server alone drops it in silence',
          ...didYouMean(key, missing, keyRange),
        },
      );
    }
  }
}

function checkEnum(
  { text, range }: YamlScalar,
  choices: readonly string[] | undefined,
  path: string,
  report: DiagnosticReport,
): void {
  if (choices && !choices.includes(text)) {
    const supported = choices.map(choice => `"${choice}"`).join(', ');
    report.error(
      'invalid-enum',
      range,
      `${path}: Unsupported value: "${text}": supported values: ${supported}`,
      didYouMean(text, choices, range),
    );
  }
}

function reportType(
  value: YamlValue,
  shape: Shape,
  path: string,
  report: DiagnosticReport,
): void {
  const wanted =
    { map: 'object', list: 'array' }[shape.type as string] ?? shape.type;
  const fix = retype(value, shape);
  report.error(
    'wrong-type',
    value.range,
    `${path} in body must be of type ${wanted}: "${typeName(value)}"`,
    fix && { hint: fix.title, fix },
  );
}

/** The same value as a text, or a text as a boolean. */
function retype(value: YamlValue, shape: Shape): Fix | undefined {
  if (value.kind !== 'scalar' || value.value === null) {
    return undefined;
  }
  const { range, text } = value;
  if (shape.type === 'string') {
    // An alias has its place, and the text another.
    const { start, end } = value.rangeWithin(0, text.length);
    if (comparePositions(start, range.start) !== 0) {
      return undefined;
    }
    return {
      // Without the value: it can be a password in digits.
      title: 'Write it in quotes',
      edits: [
        { range: { start, end: start }, newText: '"' },
        { range: { start: end, end }, newText: '"' },
      ],
    };
  }
  // In YAML 1.1, which kubectl reads, there are more words for them.
  const [, yes, no] = /^(?:(true|yes|on)|(false|no|off))$/i.exec(text) ?? [];
  const newText = String(yes !== undefined);
  return shape.type === 'boolean' && (yes ?? no)
    ? { title: `Write ${newText}`, edits: [{ range, newText }] }
    : undefined;
}

function typeName(value: YamlValue): string {
  if (value.kind !== 'scalar') {
    return value.kind === 'map' ? 'object' : 'array';
  }
  if (value.value === null) {
    return 'null';
  }
  return Number.isInteger(value.value) ? 'integer' : typeof value.value;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
