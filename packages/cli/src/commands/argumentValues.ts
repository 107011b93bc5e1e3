import { isDnsLabel } from '@opea/backstage-plugin-gmc-common';
import { InvalidArgumentError } from 'commander';

/** A name that Kubernetes takes for a namespace, or an object like it. */
export function readName(text: string): string {
  if (!isDnsLabel(text)) {
    throw new InvalidArgumentError(
      'It needs lower-case letters, digits and -, at most 63, and a letter or digit at either end.',
    );
  }
  return text;
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
};

/** More would be a mistake, and sooner or later more than a timer counts. */
const LONGEST_MS = 24 * UNITS.h;

/**
 * A time, in milliseconds.
 *
 * @param text - `90s`, `5m`, `1h`
 */
export function readDuration(text: string): number {
  const [, count, unit] = /^([1-9]\d{0,5})([smh])$/.exec(text) ?? [];
  const milliseconds = unit ? Number(count) * UNITS[unit] : Infinity;
  if (milliseconds > LONGEST_MS) {
    throw new InvalidArgumentError('Write it as 90s, 5m or 1h; at most 24h.');
  }
  return milliseconds;
}
