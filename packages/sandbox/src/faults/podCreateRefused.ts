import type { Fault } from './Fault';
import { replacePods } from './stepObjects';

export const podCreateRefused: Fault = {
  cause: 'pod-create-refused',
  description: "a quota refuses the step's Pods",
  fate: ({ serviceName, namespace }) => ({
    at: 'creation',
    message: `pods "${serviceName}-deployment-" is forbidden: exceeded quota: sandbox, requested: pods=1, used: pods=0, limited: pods=0 in namespace ${namespace}`,
  }),
  begin: replacePods,
};
