import type { Fault } from './Fault';
import { replacePods } from './stepObjects';

export const unschedulable: Fault = {
  cause: 'unschedulable',
  description: 'no node has what the Pod asks for',
  fate: () => ({ at: 'scheduling', message: 'Insufficient memory' }),
  begin: replacePods,
};
