import type { PythonContext } from '../PythonContext';

/** Warns of model servers: what they take and answer is not what others do. */
export function modelServerInFlow({ flow, report }: PythonContext): void {
  for (const { service, component } of flow) {
    if (component?.role === 'model-server') {
      report.warning(
        'model-server-in-flow',
        service.ranges.keys.endpoint ?? service.ranges.name,
        `'${
          service.name
        }' is a model server (${component.title.toLowerCase()}): it works in a flow only with code of your own that translates what it takes and answers`,
        { hint: 'Name the microservice that calls it' },
      );
    }
  }
}
