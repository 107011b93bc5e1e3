const TRUE = /^(?:yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const FALSE = /^(?:no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const BINARY = /^[-+]?0b[01_]+$/;
const OCTAL = /^[-+]?0[0-7_]+$/;
const DECIMAL = /^[-+]?(?:0|[1-9][\d_]*)$/;
const HEXADECIMAL = /^[-+]?0x[\da-fA-F_]+$/;
const BASE_60 =
  /^[-+]?(?:[1-9][\d_]*(?::[0-5]?\d)+|\d[\d_]*(?::[0-5]?\d)+\.[\d_]*)$/;
const FLOAT = /^(?:[-+]?\d[\d_]*\.[\d_]*|\.\d[\d_]*)(?:[eE][-+]\d+)?$/;
const NO_FINITE_NUMBER = /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME =
  /^\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?\s*(?:Z|[-+]\d\d?(?::\d\d)?)?$/;

/** A plain scalar that is a text in both versions begins with one of the others. */
const MAY_DIFFER = /^[-+.\dyYnNoO]/;

/**
 * How YAML 1.1 (PyYAML, and Kubernetes' own tools) reads a plain scalar that
 * YAML 1.2 reads otherwise. The forms are those of YAML 1.1's types.
 *
 * @param source - the scalar as it is written, unquoted
 * @param value - what YAML 1.2 makes of it
 * @returns that reading in words; undefined where both agree
 */
export function yaml11Reading(
  source: string,
  value: unknown,
): string | undefined {
  if (!MAY_DIFFER.test(source) || NO_FINITE_NUMBER.test(source)) {
    return undefined;
  }
  if (TRUE.test(source) || FALSE.test(source)) {
    return typeof value === 'boolean' ? undefined : `${TRUE.test(source)}`;
  }
  if (DATE.test(source) || TIME.test(source)) {
    return 'a date';
  }
  const number = numberIn11(source);
  if (number === undefined) {
    return typeof value === 'number' ? 'a text' : undefined;
  }
  return number === value ? undefined : `${kindOfNumber(source)} ${number}`;
}

function numberIn11(source: string): number | undefined {
  const negative = source.startsWith('-');
  const digits = source.replace(/^[-+]/, '').replaceAll('_', '');
  const magnitude = magnitudeIn11(source, digits);
  return magnitude !== undefined && negative ? -magnitude : magnitude;
}

function magnitudeIn11(source: string, digits: string): number | undefined {
  if (OCTAL.test(source)) {
    return parseInt(digits, 8);
  }
  if (BASE_60.test(source)) {
    return digits
      .split(':')
      .reduce((sum, place) => sum * 60 + Number(place), 0);
  }
  return [BINARY, DECIMAL, HEXADECIMAL, FLOAT].some(form => form.test(source))
    ? Number(digits)
    : undefined;
}

function kindOfNumber(source: string): string {
  if (OCTAL.test(source)) {
    return 'the octal number';
  }
  return BASE_60.test(source) ? 'the base-60 number' : 'the number';
}
