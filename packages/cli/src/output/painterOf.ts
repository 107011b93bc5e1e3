import type {
  ConnectorState,
  StepState,
} from '@opea/backstage-plugin-gmc-common';
import type { Colors } from '../io/Terminal';

/** What colours a state: green, red, or yellow in between. */
export function painterOf(
  state: ConnectorState | StepState,
  colors: Colors,
): (text: string) => string {
  switch (state) {
    case 'ready':
    case 'external':
    case 'nested':
      return colors.green;
    case 'degraded':
    case 'stuck':
    case 'absent':
    case 'missing':
      return colors.red;
    default:
      return colors.yellow;
  }
}
