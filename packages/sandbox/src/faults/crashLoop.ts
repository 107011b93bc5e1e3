import type { Fault } from './Fault';

export const crashLoop: Fault = {
  cause: 'crash-loop',
  description: 'the process ends with an error, again and again',
  fate: () => ({
    at: 'run',
    exitCode: 1,
    reason: 'Error',
    log: [
      'Traceback (most recent call last):',
      '  File "/home/user/comps/server.py", line 12, in <module>',
      '    main()',
      'RuntimeError: sandbox: made to crash',
    ],
  }),
};
