import type { Range } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';

/** Far beyond what anybody runs by hand; what a program writes may be longer. */
const MAX_SERVICES = 10_000;

/** As many services of a document as are read; says so if that is not all. */
export function firstServices<T>(
  services: readonly T[],
  rangeOf: (service: T) => Range,
  report: DiagnosticReport,
): T[] {
  if (services.length > MAX_SERVICES) {
    report.error(
      'too-many-services',
      rangeOf(services[MAX_SERVICES]),
      `The document has ${services.length} services; the first ${MAX_SERVICES} are read`,
    );
  }
  return services.slice(0, MAX_SERVICES);
}
