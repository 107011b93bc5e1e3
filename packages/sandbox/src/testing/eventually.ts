const LIMIT_MS = 15_000;

/** The first value that satisfies, of those that `read` gives over time. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  satisfies: (value: T) => unknown,
): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await read();
    if (satisfies(value)) return value;
    if (Date.now() > deadline) {
      throw new Error(`Still: ${JSON.stringify(value)?.slice(0, 2000)}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
