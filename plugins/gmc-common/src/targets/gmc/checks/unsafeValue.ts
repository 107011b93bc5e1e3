import { unsafePart } from '../../../connector/unsafePart';
import type { Range } from '../../../diagnostics';
import type { Microservice } from '../../../opea';
import { isCredentialKey } from '../../../redaction';
import type { GmcContext } from '../GmcContext';

/** Reports values on which the operator's own rendering of the router breaks. */
export function unsafeValue({ pipeline, report }: GmcContext): void {
  for (const service of pipeline.services) {
    for (const [value, range] of valuesOf(service)) {
      const unsafe = unsafePart(value);
      if (unsafe !== undefined) {
        report.error(
          'unsafe-value',
          range ?? service.ranges.name,
          `GMC's router can't start with ${unsafe} in a value`,
        );
      }
    }
  }
}

/** What goes into the connector's spec. */
function valuesOf(service: Microservice): [string, Range | undefined][] {
  const { address, model, environment, ranges } = service;
  return [
    [
      address.kind === 'external' ? address.url : address.endpoint,
      ranges.keys.endpoint,
    ],
    [model ?? '', ranges.keys.model ?? ranges.keys['model-id']],
    ...Object.entries(environment)
      .filter(([variable]) => !isCredentialKey(variable))
      .map(([variable, value]): [string, Range | undefined] => [
        `${variable}=${value}`,
        ranges.environment[variable],
      ]),
  ];
}
