import type { Fault } from './Fault';
import { replacePods } from './stepObjects';

export const imagePull: Fault = {
  cause: 'image-pull',
  description: "the container's image can't be pulled",
  fate: () => ({ at: 'image', message: '403 Forbidden' }),
  begin: replacePods,
};
