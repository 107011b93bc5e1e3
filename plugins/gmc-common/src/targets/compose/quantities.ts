const SUFFIXES: Record<string, number> = {
  '': 1,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
};

/** The number that a quantity of Kubernetes is: `500m`, `2Gi`, `1e3`. */
export function readQuantity(quantity: unknown): number | undefined {
  const [, digits, suffix] =
    /^(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+)([mkMGTP]|[KMGTP]i)?$/.exec(
      String(quantity),
    ) ?? [];
  return digits === undefined
    ? undefined
    : Number(digits) * SUFFIXES[suffix ?? ''];
}

/** As Compose writes processors: `0.5`. */
export function writeCpus(count: number): string {
  return String(Number(count.toFixed(3)));
}

/** As Compose writes memory, in the largest unit that it is a whole number of. */
export function writeBytes(bytes: number): string {
  const whole = Math.ceil(bytes);
  for (const [unit, size] of [
    ['g', 2 ** 30],
    ['m', 2 ** 20],
    ['k', 2 ** 10],
  ] as const) {
    if (whole >= size && whole % size === 0) {
      return `${whole / size}${unit}`;
    }
  }
  return `${whole}b`;
}
