import { apiKeyOf } from '../apiKeyVariable';
import type { PythonContext } from '../PythonContext';

/** Warns of variables that reach nobody: the program starts no service. */
export function notInPython({ flow, report }: PythonContext): void {
  for (const { service } of flow) {
    const { name, address, environment, ranges } = service;
    const apiKey = apiKeyOf(service);
    for (const variable of Object.keys(environment)) {
      if (address.kind === 'external' && variable !== apiKey) {
        report.warning(
          'not-in-python',
          ranges.environment[variable] ?? ranges.name,
          `'${name}' runs elsewhere: the variable '${variable}' has no effect`,
          {
            ...(apiKey !== undefined && {
              hint: `The program sends it '${apiKey}' as its API key, and nothing else`,
            }),
          },
        );
      }
    }
  }
}
