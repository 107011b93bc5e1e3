import { clusterUnreachable } from './clusterUnreachable';
import { connectorAbsent } from './connectorAbsent';
import { containerConfig } from './containerConfig';
import { crashLoop } from './crashLoop';
import { crossNamespace } from './crossNamespace';
import { danglingDownstream } from './danglingDownstream';
import { definitionMissing } from './definitionMissing';
import { deploymentMissing } from './deploymentMissing';
import type { Detector } from './Detector';
import { evicted } from './evicted';
import { forbidden } from './forbidden';
import { gatedModel } from './gatedModel';
import { imagePull } from './imagePull';
import { invalidServiceName } from './invalidServiceName';
import { modelLoading } from './modelLoading';
import { nodeCycle } from './nodeCycle';
import { notAvailable } from './notAvailable';
import { operatorSilent } from './operatorSilent';
import { outOfMemory } from './outOfMemory';
import { outsideOperatorNamespace } from './outsideOperatorNamespace';
import { podCreateRefused } from './podCreateRefused';
import { probeFailing } from './probeFailing';
import { routerStep } from './routerStep';
import { routerUnreachable } from './routerUnreachable';
import { scaledToZero } from './scaledToZero';
import { staleClaim } from './staleClaim';
import { unsafeValue } from './unsafeValue';
import { unschedulable } from './unschedulable';
import { volumeMountFailed } from './volumeMountFailed';
import { volumeUnbound } from './volumeUnbound';

/** All detectors. Their order decides between causes that are alike. */
export const detectors: Detector[] = [
  clusterUnreachable,
  forbidden,
  definitionMissing,
  connectorAbsent,
  invalidServiceName,
  crossNamespace,
  danglingDownstream,
  routerStep,
  unsafeValue,
  nodeCycle,
  outsideOperatorNamespace,
  operatorSilent,
  deploymentMissing,
  podCreateRefused,
  scaledToZero,
  volumeUnbound,
  unschedulable,
  evicted,
  volumeMountFailed,
  imagePull,
  containerConfig,
  gatedModel,
  outOfMemory,
  crashLoop,
  probeFailing,
  modelLoading,
  routerUnreachable,
  notAvailable,
  staleClaim,
];
