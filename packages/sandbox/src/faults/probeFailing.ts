import type { Fault } from './Fault';

export const probeFailing: Fault = {
  cause: 'probe-failing',
  description: 'the process runs and never answers its readiness probe',
  fate: () => ({
    at: 'probe',
    message: 'Readiness probe failed: HTTP probe failed with statuscode: 503',
  }),
};
