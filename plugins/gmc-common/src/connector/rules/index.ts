import type { ConnectorRule } from '../ConnectorRule';
import { besideFlow } from './besideFlow';
import { connectorCredential } from './connectorCredential';
import { connectorLoopback } from './connectorLoopback';
import { connectorName } from './connectorName';
import { connectorUrl } from './connectorUrl';
import { crossNamespace } from './crossNamespace';
import { danglingDownstream } from './danglingDownstream';
import { danglingNode } from './danglingNode';
import { duplicateConnector } from './duplicateConnector';
import { duplicateService } from './duplicateService';
import { emptyNode } from './emptyNode';
import { emptyStepName } from './emptyStepName';
import { ensembleCollision } from './ensembleCollision';
import { ensembleDownstream } from './ensembleDownstream';
import { ignoredField } from './ignoredField';
import { invalidEndpoint } from './invalidEndpoint';
import { invalidReference } from './invalidReference';
import { invalidServiceName } from './invalidServiceName';
import { legacyKey } from './legacyKey';
import { lostAnswer } from './lostAnswer';
import { missingDownstream } from './missingDownstream';
import { missingResponse } from './missingResponse';
import { nodeCycle } from './nodeCycle';
import { noRoot } from './noRoot';
import { noTarget } from './noTarget';
import { outsideRoot } from './outsideRoot';
import { routerNameClash } from './routerNameClash';
import { routerStep } from './routerStep';
import { sequenceCondition } from './sequenceCondition';
import { severalTargets } from './severalTargets';
import { sharedConfig } from './sharedConfig';
import { sharedNamespace } from './sharedNamespace';
import { stepEndpoint } from './stepEndpoint';
import { switchCondition } from './switchCondition';
import { switchUnmatched } from './switchUnmatched';
import { unknownStep } from './unknownStep';
import { unnamedRouter } from './unnamedRouter';
import { unreachableNode } from './unreachableNode';
import { unsafeValue } from './unsafeValue';
import { wrongCallee } from './wrongCallee';

/** The webhook's rules, then what is accepted and does not work. */
export const CONNECTOR_RULES: readonly ConnectorRule[] = [
  emptyStepName,
  unknownStep,
  danglingNode,
  duplicateService,
  noRoot,
  connectorName,
  duplicateConnector,
  sharedNamespace,
  invalidServiceName,
  routerNameClash,
  unnamedRouter,
  crossNamespace,
  danglingDownstream,
  missingDownstream,
  wrongCallee,
  invalidReference,
  legacyKey,
  sharedConfig,
  severalTargets,
  noTarget,
  routerStep,
  stepEndpoint,
  invalidEndpoint,
  connectorLoopback,
  nodeCycle,
  unreachableNode,
  emptyNode,
  besideFlow,
  outsideRoot,
  missingResponse,
  lostAnswer,
  sequenceCondition,
  switchCondition,
  switchUnmatched,
  ensembleDownstream,
  ensembleCollision,
  ignoredField,
  connectorCredential,
  connectorUrl,
  unsafeValue,
];
