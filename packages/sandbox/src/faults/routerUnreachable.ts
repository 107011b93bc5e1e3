import type { Fault } from './Fault';

/** The Pods stay ready: the real router has no probe that would tell. */
export const routerUnreachable: Fault = {
  cause: 'router-unreachable',
  description: "the router's process does not listen; for the step router only",
  isAboutRouter: true,
  fate: () => ({ at: 'network' }),
};
