import { DOWNSTREAM_KEYS } from '../../../components';
import { OPERATOR_KEYS } from '../../../components/configKeys';
import { gmcService } from '../GmcContext';
import type { GmcContext } from '../GmcContext';

/** Reports variables that the operator would take for something else. */
export function reservedKey(context: GmcContext): void {
  const { pipeline, profile, report } = context;
  for (const service of pipeline.services) {
    if (!gmcService(service, context)) {
      continue;
    }
    for (const variable of Object.keys(service.environment)) {
      const range = service.ranges.environment[variable] ?? service.ranges.name;
      if (DOWNSTREAM_KEYS[profile].includes(variable)) {
        report.error(
          'reserved-key',
          range,
          `GMC takes '${variable}' for the name of another step's Service, and fails on any other value`,
          {
            hint: "Leave it out: it is set from the service's model server and store",
          },
        );
      } else if (OPERATOR_KEYS.includes(variable)) {
        report.error(
          'reserved-key',
          range,
          `GMC keeps the key '${variable}' to itself: no variable would come of it`,
        );
      } else if (!/^[A-Za-z_][A-Za-z0-9._-]*$/.test(variable)) {
        report.error(
          'invalid-name',
          range,
          `'${variable}' is not a name for an environment variable`,
        );
      }
    }
  }
}
