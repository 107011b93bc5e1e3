import type { PythonContext } from '../PythonContext';
import { COMPS_VERSION, SERVICE_TYPES } from '../serviceTypes';

/** Tells of services that the program can't say the kind of. */
export function serviceType({ flow, report }: PythonContext): void {
  for (const { service, component } of flow) {
    const type = component?.serviceType;
    if (type === undefined) {
      report.info(
        'unknown-service-type',
        service.ranges.name,
        `It is not known which ServiceType '${service.name}' has, so it is taken for no language model`,
        { hint: 'Say with `type:` which component it is' },
      );
    } else if (!SERVICE_TYPES.includes(type)) {
      report.warning(
        'unknown-service-type',
        service.ranges.name,
        `There is no ServiceType.${type} in opea-comps ${COMPS_VERSION}: '${service.name}' is taken for no language model`,
        { hint: `Correct the component '${component?.id}' of your catalogue` },
      );
    }
  }
}
