import { MEGA_VARIABLES } from '../../serviceVariables';
import { writeCall } from '../Expression';
import type { ProgramPlan } from '../ProgramPlan';
import { pythonString } from '../pythonString';

/** What serves the requests. */
export function listening({ name, endpoint, port }: ProgramPlan): string {
  const server = writeCall(
    'server = MicroService',
    {
      name: pythonString(name),
      service_role: 'ServiceRoleType.MEGASERVICE',
      host: `os.getenv("${MEGA_VARIABLES.host}", "0.0.0.0")`,
      port: `int(os.getenv("${MEGA_VARIABLES.port}", "${port}"))`,
      endpoint: pythonString(endpoint),
    },
    '    ',
  );
  return `def main() -> None:
    """Listens until it is told to end."""
${server}    server.add_route(server.endpoint, answer, methods=["POST"])
    for number in (signal.SIGINT, signal.SIGTERM):
        # As a container's first process it would not hear of it otherwise.
        signal.signal(number, server.server.handle_exit)
    server.start()
    server.stop()
`;
}
