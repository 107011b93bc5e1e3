import { clusterUnreachable } from './clusterUnreachable';
import { connectorAbsent } from './connectorAbsent';
import { containerConfig } from './containerConfig';
import { crashLoop } from './crashLoop';
import { crossNamespace } from './crossNamespace';
import { danglingDownstream } from './danglingDownstream';
import { deploymentMissing } from './deploymentMissing';
import type { Detector } from './Detector';
import { forbidden } from './forbidden';
import { gatedModel } from './gatedModel';
import { imagePull } from './imagePull';
import { invalidServiceName } from './invalidServiceName';
import { modelLoading } from './modelLoading';
import { nodeCycle } from './nodeCycle';
import { notAvailable } from './notAvailable';
import { operatorSilent } from './operatorSilent';
import { outOfMemory } from './outOfMemory';
import { podCreateRefused } from './podCreateRefused';
import { probeFailing } from './probeFailing';
import { scaledToZero } from './scaledToZero';
import { staleClaim } from './staleClaim';
import { unschedulable } from './unschedulable';
import { volumeMountFailed } from './volumeMountFailed';
import { volumeUnbound } from './volumeUnbound';

/** All detectors. Their order decides between causes that are alike. */
export const detectors: Detector[] = [
  clusterUnreachable,
  forbidden,
  connectorAbsent,
  invalidServiceName,
  crossNamespace,
  danglingDownstream,
  nodeCycle,
  operatorSilent,
  deploymentMissing,
  podCreateRefused,
  scaledToZero,
  volumeUnbound,
  unschedulable,
  volumeMountFailed,
  imagePull,
  containerConfig,
  gatedModel,
  outOfMemory,
  crashLoop,
  probeFailing,
  modelLoading,
  notAvailable,
  staleClaim,
];
