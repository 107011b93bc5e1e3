import type { Fault } from './Fault';

export const outOfMemory: Fault = {
  cause: 'out-of-memory',
  description: 'the kernel ends the process for its memory, again and again',
  fate: () => ({ at: 'run', exitCode: 137, reason: 'OOMKilled', log: [] }),
};
