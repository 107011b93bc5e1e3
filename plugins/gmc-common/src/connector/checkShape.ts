import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import { nearest } from '../names';
import type { YamlMap, YamlScalar, YamlValue } from '../yaml/YamlValue';
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
  for (const { key, keyRange, value } of map.entries.values()) {
    if (Object.hasOwn(fields, key)) {
      checkShape(value, fields[key], join(path, key), report);
    } else {
      const near = nearest(key, Object.keys(fields));
      report.error(
        'unknown-field',
        keyRange,
        `strict decoding error: unknown field "${join(path, key)}"`,
        {
          hint:
            near === undefined
              ? 'kubectl refuses it; the API server alone drops it in silence'
              : `Did you mean '${near}'?`,
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
    const near = nearest(text, choices);
    const supported = choices.map(choice => `"${choice}"`).join(', ');
    report.error(
      'invalid-enum',
      range,
      `${path}: Unsupported value: "${text}": supported values: ${supported}`,
      near === undefined ? {} : { hint: `Did you mean '${near}'?` },
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
  report.error(
    'wrong-type',
    value.range,
    `${path} in body must be of type ${wanted}: "${typeName(value)}"`,
    shape.type === 'string' && value.kind === 'scalar' && value.text !== ''
      ? { hint: `Write it in quotes: "${value.text}"` }
      : {},
  );
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
