import type { Fault } from './Fault';

export const evicted: Fault = {
  cause: 'evicted',
  description: "the node runs out of memory and throws the step's Pods out",
  fate: () => ({
    at: 'node',
    message:
      'The node was low on resource: memory. Threshold quantity: 100Mi, available: 61Mi. ',
  }),
};
