import { crashLoop } from './crashLoop';
import { deploymentMissing } from './deploymentMissing';
import { evicted } from './evicted';
import type { Fault } from './Fault';
import { gatedModel } from './gatedModel';
import { imagePull } from './imagePull';
import { operatorSilent } from './operatorSilent';
import { outOfMemory } from './outOfMemory';
import { podCreateRefused } from './podCreateRefused';
import { probeFailing } from './probeFailing';
import { routerUnreachable } from './routerUnreachable';
import { scaledToZero } from './scaledToZero';
import { unschedulable } from './unschedulable';

export const allFaults: readonly Fault[] = [
  operatorSilent,
  deploymentMissing,
  scaledToZero,
  podCreateRefused,
  unschedulable,
  evicted,
  imagePull,
  crashLoop,
  gatedModel,
  outOfMemory,
  probeFailing,
  routerUnreachable,
];
