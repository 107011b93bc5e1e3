import { Option } from 'commander';

/** Which GMC a document is for. */
export function profileOption(description: string): Option {
  return new Option('--profile <profile>', description)
    .choices(['auto', 'genaiinfra', 'enterprise-rag'])
    .default('auto');
}

/** @param formats - the default first */
export function outputOption(...formats: string[]): Option {
  return new Option('--output <format>', 'what to print')
    .choices(formats)
    .default(formats[0]);
}

export function strictOption(
  description = 'let warnings be findings too (exit code 1)',
): Option {
  return new Option('--strict', description);
}

/** Components beside the built-in ones. */
export function componentsOption(): Option {
  return new Option(
    '--components <file>',
    'a catalogue of components of your own (kind: ComponentCatalogue)',
  );
}
