const NUMBER = /^\d+$/;

/**
 * Whether a resource version is from before another one. They are numbers that
 * rise, too large for JavaScript's; of those that are not, nothing is said.
 */
export function isOlder(version = '', than = ''): boolean {
  return (
    NUMBER.test(version) &&
    NUMBER.test(than) &&
    (version.length === than.length
      ? version < than
      : version.length < than.length)
  );
}
