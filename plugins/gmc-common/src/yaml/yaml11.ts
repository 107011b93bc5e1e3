/**
 * How YAML 1.1 (PyYAML, and Kubernetes' own tools) reads a plain scalar that
 * YAML 1.2 reads otherwise.
 *
 * @param source - the scalar as it is written, unquoted
 * @returns that reading in words; undefined where both agree
 */
export function yaml11Reading(source: string): string | undefined {
  if (/^(yes|on)$/i.test(source)) {
    return 'true';
  }
  if (/^(no|off)$/i.test(source)) {
    return 'false';
  }
  if (/^[-+]?0[0-7]+$/.test(source)) {
    return `the octal number ${parseInt(source, 8)}`;
  }
  if (/^[-+]?[1-9]\d*(:[0-5]?\d)+$/.test(source)) {
    return `the base-60 number ${sexagesimal(source)}`;
  }
  if (/^[-+]?(0b[01_]+|(0x[\da-f_]+|[1-9][\d_]*)_[\da-f_]*)$/i.test(source)) {
    return 'a number';
  }
  if (/^0o[0-7]+$/.test(source)) {
    return 'a text';
  }
  if (/^\d{4}-\d{1,2}-\d{1,2}([Tt\s].*)?$/.test(source)) {
    return 'a date';
  }
  if (/^[-+]?\d+[eE][-+]?\d+$/.test(source)) {
    return 'a text';
  }
  return undefined;
}

function sexagesimal(source: string): number {
  const sign = source.startsWith('-') ? -1 : 1;
  return (
    sign *
    source
      .replace(/^[-+]/, '')
      .split(':')
      .reduce((sum, digits) => sum * 60 + Number(digits), 0)
  );
}
