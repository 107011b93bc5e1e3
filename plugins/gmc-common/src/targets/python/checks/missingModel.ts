import { apiKeyOf } from '../apiKeyVariable';
import type { PythonContext } from '../PythonContext';

/** Warns of services that comps can't call unless a model is asked for. */
export function missingModel({ flow, report }: PythonContext): void {
  for (const { service } of flow) {
    const key = apiKeyOf(service);
    if (key !== undefined && service.model === undefined) {
      report.warning(
        'missing-model',
        service.ranges.environment[key] ?? service.ranges.name,
        `'${service.name}' has an API key and no model: the program can call it only for requests that name one`,
        { hint: 'Say it with `model:`' },
      );
    }
  }
}
