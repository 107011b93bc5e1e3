import type { Target } from './Target';

/**
 * What standard output gets of rendered files. Those of one target stand for
 * themselves, as one stream where there are several.
 */
export function printTarget(
  { printed }: Target,
  files: Readonly<Record<string, string>>,
): string {
  return printed
    .filter(path => path in files)
    .map(path => files[path])
    .join('---\n');
}

/** All files, each below a line with its path. */
export function printAll(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `# --- ${path} ---\n${text}`)
    .join('\n');
}
